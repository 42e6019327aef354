package dev.inquest.analysis.mesh;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.mesh.MeshConfig;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Several DestinationRules of one namespace for one host that set traffic policies: the oldest is used, the others' are
 * dropped without a word (Istio, DestinationRule merging). Only where calls to the host fail.
 */
public final class DestinationRuleConflicts implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        MeshSight sight = MeshSight.of(seen);
        Traffic traffic = new Traffic(seen);
        Map<String, List<Cited<WholeObject>>> byHost = new TreeMap<>();
        for (Cited<WholeObject> rule : sight.objects("DestinationRule")) {
            String namespace = MeshConfig.namespaceOf(rule.what().object());
            String host = MeshConfig.fullHost(Fields.text(rule.what().object(), "spec", "host"), namespace);
            if (rule.what().object().path("spec").has("trafficPolicy")) {
                byHost.computeIfAbsent(namespace + " " + host, h -> new ArrayList<>())
                        .add(rule);
            }
        }
        List<Finding> found = new ArrayList<>();
        byHost.values().stream().filter(rules -> rules.size() > 1).forEach(rules -> {
            List<Entity> services = Hosts.of(sight, rules.getFirst());
            if (traffic.failing(services).findAny().isPresent()) {
                found.add(finding(rules, traffic, services));
            }
        });
        return found;
    }

    private static Finding finding(List<Cited<WholeObject>> rules, Traffic traffic, List<Entity> services) {
        Cited<WholeObject> latest = rules.stream()
                .max(Comparator.comparing(r -> Fields.text(r.what().object(), "metadata", "creationTimestamp")))
                .orElseThrow();
        List<Integer> evidence = new ArrayList<>(Hosts.evidence(latest, traffic, services));
        rules.forEach(r -> evidence.add(r.evidence()));
        return new Finding(
                "mesh.destination-rules-conflict",
                latest.what().entity(),
                Severity.WARNING,
                "The DestinationRules "
                        + rules.stream().map(r -> r.what().entity().name()).toList() + " are all for "
                        + Hosts.written(latest) + ": only the oldest one's traffic policy is used.",
                evidence.stream().distinct().toList());
    }
}
