package dev.inquest.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import java.util.List;

/** Finds one kind of mistake in the configuration of a mesh. */
public interface MeshAnalyzer {

    /** What it finds. */
    List<MeshMessage> analyze(MeshConfig mesh);

    /** Every analyzer, in the order of their messages. */
    static List<MeshAnalyzer> all() {
        return List.of(
                new MutualTls(),
                new DestinationHosts(),
                new DestinationSubsets(),
                new VirtualServiceGateways(),
                new GatewaySelectors(),
                new GatewayCredentials(),
                new ConflictingHosts(),
                new UnreachableRules(),
                new JwtClaimRoutes(),
                new DestinationRuleTargets(),
                new CaCertificates(),
                new GatewayPorts(),
                new ConflictingGateways(),
                new DuplicateCertificates(),
                new AuthorizationTargets(),
                new GatewayPolicySelectors(),
                new SidecarSelectors(),
                new DefaultSidecars(),
                new TelemetrySelectors(),
                new Injection(),
                new InjectionWebhooks(),
                new ServiceAssociations(),
                new ServiceEntryAddresses(),
                new ApplicationUid(),
                new PortNames());
    }

    /** The one that sets what clients send against what servers accept. */
    static MeshAnalyzer mutualTls() {
        return new MutualTls();
    }

    /** IST0101, which several analyzers report. */
    static MeshMessage notFound(JsonNode object, String what, String reference) {
        return new MeshMessage(
                "IST0101",
                "ReferencedResourceNotFound",
                Severity.ERROR,
                Fields.entity(object),
                "Referenced " + what + " not found: \"" + reference + "\"");
    }
}
