package dev.inquest.command.mesh;

import static dev.inquest.command.api.Fields.each;
import static dev.inquest.command.api.Fields.entity;
import static dev.inquest.command.api.Fields.or;
import static dev.inquest.command.api.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.Fields;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Callers that send what the workload does not accept: a DestinationRule that sends plain text, or TLS that is not the
 * mesh's, to pods whose PeerAuthentication is STRICT; or mesh TLS to pods that disable it. istioctl has no code for it any
 * more (it once was IST0113), so ours is {@value #CODE}.
 */
final class MutualTls implements Analyzer {

    static final String CODE = "INQ-MTLS";

    @Override
    public List<Finding> analyze(MeshConfig mesh) {
        TlsPolicies policies = new TlsPolicies(mesh);
        Set<Finding> findings = new LinkedHashSet<>();
        for (JsonNode service : mesh.all("Service")) {
            List<JsonNode> pods =
                    mesh.pods(service).stream().filter(MeshConfig::hasProxy).toList();
            if (!pods.isEmpty()) {
                String host = MeshConfig.hostOf(service);
                policies.rule(host, MeshConfig.namespaceOf(service))
                        .ifPresent(rule -> check(policies, service, pods.getFirst(), rule, findings));
            }
        }
        return List.copyOf(findings);
    }

    private static void check(
            TlsPolicies policies, JsonNode service, JsonNode pod, JsonNode rule, Set<Finding> findings) {
        List<String> subsets = new ArrayList<>(List.of(""));
        each(rule, "spec", "subsets").forEach(s -> subsets.add(text(s, "name")));
        each(service, "spec", "ports").forEach(port -> {
            TlsPolicies.Mode accepted = policies.accepted(pod, targetPort(port, pod));
            for (String subset : subsets) {
                String sent = TlsPolicies.sent(Optional.of(rule), text(port, "port"), subset);
                if (contradict(accepted.mode(), sent)) {
                    findings.add(finding(service, port, rule, accepted, sent));
                }
            }
        });
    }

    private static boolean contradict(String accepted, String sent) {
        return switch (accepted) {
            case "STRICT" -> sent.equals("DISABLE") || sent.equals("SIMPLE");
            case "DISABLE" -> sent.equals("ISTIO_MUTUAL") || sent.equals("MUTUAL");
            default -> false;
        };
    }

    private static Finding finding(
            JsonNode service, JsonNode port, JsonNode rule, TlsPolicies.Mode accepted, String sent) {
        JsonNode by = accepted.by();
        String policy = by == null ? "the default" : "PeerAuthentication " + reference(by);
        return new Finding(
                CODE,
                "MutualTlsConflict",
                Severity.ERROR,
                entity(rule),
                "DestinationRule " + reference(rule) + " makes clients send TLS mode " + sent + " to "
                        + MeshConfig.hostOf(service) + " port " + text(port, "port") + ", but " + policy
                        + " makes its pods accept " + accepted.mode() + " only: connections are reset or refused.");
    }

    private static String reference(JsonNode object) {
        return Fields.name(object) + "." + MeshConfig.namespaceOf(object);
    }

    /** The number of the container port behind a Service port. */
    static String targetPort(JsonNode port, JsonNode pod) {
        String target = or(text(port, "targetPort"), text(port, "port"));
        return target.chars().allMatch(Character::isDigit)
                ? target
                : each(pod, "spec", "containers")
                        .flatMap(c -> each(c, "ports"))
                        .filter(p -> text(p, "name").equals(target))
                        .map(p -> text(p, "containerPort"))
                        .findFirst()
                        .orElse(target);
    }
}
