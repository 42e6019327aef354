package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DestinationRules for hosts that nobody serves (IST0174) and subsets that select no pod (IST0173). */
final class DestinationRuleTargets implements MeshAnalyzer {

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        List<MeshMessage> findings = new ArrayList<>();
        mesh.all("DestinationRule").forEach(rule -> check(mesh, rule, findings));
        return findings;
    }

    private static void check(MeshConfig mesh, JsonNode rule, List<MeshMessage> findings) {
        String host = MeshConfig.fullHost(text(rule, "spec", "host"), MeshConfig.namespaceOf(rule));
        if (host.startsWith("*")) {
            return;
        }
        Optional<JsonNode> service = mesh.service(host);
        if (service.isPresent()) {
            if (!mesh.knows("Pod", MeshConfig.namespaceOf(service.get()))) {
                return;
            }
            each(rule, "spec", "subsets")
                    .filter(subset -> !selectsPods(mesh, service.get(), subset))
                    .forEach(subset -> findings.add(new MeshMessage(
                            "IST0173",
                            "DestinationRuleSubsetNotSelectPods",
                            Severity.ERROR,
                            entity(rule),
                            "The Subset " + text(subset, "name") + " defined in the DestinationRule does not select any"
                                    + " pods.")));
            return;
        }
        boolean entry = mesh.all("ServiceEntry").stream().anyMatch(e -> texts(e, "spec", "hosts")
                .anyMatch(h -> MeshConfig.covers(h, text(rule, "spec", "host")) || MeshConfig.covers(h, host)));
        boolean known = MeshConfig.serviceNamespace(host)
                .map(n -> mesh.knows("Service", n))
                .orElseGet(() -> mesh.knows("ServiceEntry", MeshConfig.namespaceOf(rule)));
        if (!entry && known) {
            findings.add(new MeshMessage(
                    "IST0174",
                    "UnknownDestinationRuleHost",
                    Severity.WARNING,
                    entity(rule),
                    "The host " + text(rule, "spec", "host")
                            + " defined in the DestinationRule does not match any services in the mesh."));
        }
    }

    private static boolean selectsPods(MeshConfig mesh, JsonNode service, JsonNode subset) {
        Map<String, String> wanted = new HashMap<>(map(subset, "labels"));
        wanted.keySet().removeIf(k -> k.startsWith("topology.") || k.startsWith("topology.kubernetes.io/"));
        wanted.putAll(map(service, "spec", "selector"));
        return wanted.isEmpty()
                || !mesh.pods(MeshConfig.namespaceOf(service), wanted).isEmpty();
    }
}
