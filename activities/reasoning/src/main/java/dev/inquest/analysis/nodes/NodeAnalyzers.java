package dev.inquest.analysis.nodes;

import dev.inquest.analysis.Analyzer;
import java.util.List;

/** All checks of node services and connections, in the order they run. */
public final class NodeAnalyzers {

    private NodeAnalyzers() {}

    public static List<Analyzer> all() {
        return List.of(new NodeServiceStates(), new Connections(), new TemplatePorts());
    }
}
