package dev.inquest.analysis.mesh;

import dev.inquest.analysis.Analyzer;
import java.util.List;

/** All checks of the mesh's configuration, in the order they run. */
public final class MeshAnalyzers {

    private MeshAnalyzers() {}

    public static List<Analyzer> all() {
        return List.of(
                new MeshMessages(),
                new Authorization(),
                new TokenRules(),
                new SidecarPorts(),
                new PlainClients(),
                new SidecarScopes(),
                new EgressRules(),
                new InjectedFaults(),
                new RouteTimeouts(),
                new CircuitBreakers(),
                new PortProtocols(),
                new DestinationRuleConflicts(),
                new ControlPlane());
    }
}
