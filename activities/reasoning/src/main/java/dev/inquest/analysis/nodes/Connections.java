package dev.inquest.analysis.nodes;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.ServiceView;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.observation.Observation.Connectivity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Connections that were tried and not made. A Service that nobody reaches is a symptom; one that has ready addresses all
 * the while is sent to a port where nobody listens, or kept apart by a policy. Services that one node alone does not reach
 * tell of that node.
 */
public final class Connections implements Analyzer {

    private static final int SEVERAL = 3;

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Map<Entity, List<Cited<Connectivity>>> byService = new LinkedHashMap<>();
        seen.connections().forEach(c -> byService
                .computeIfAbsent(c.what().service(), s -> new ArrayList<>())
                .add(c));
        List<Finding> found = new ArrayList<>();
        Map<Entity, Cited<Connectivity>> unreached = new LinkedHashMap<>();
        byService.forEach((service, tried) -> {
            if (tried.stream().noneMatch(c -> c.what().reached())) {
                unreached.put(service, tried.get(0));
            }
        });
        long ready = unreached.keySet().stream().filter(s -> isReady(seen, s)).count();
        unreached.forEach(
                (service, tried) -> found.add(unreached(service, tried, ready == 1 && isReady(seen, service))));
        found.addAll(byNode(byService));
        return found;
    }

    private static boolean isReady(EvidenceIndex seen, Entity service) {
        return ServiceView.of(seen, service).withAddresses();
    }

    /** Several ready Services at once have no wrong port in common: something else keeps them apart. */
    private static Finding unreached(Entity service, Cited<Connectivity> tried, boolean ready) {
        return new Finding(
                ready ? "service.unreachable-although-ready" : "service.unreachable",
                service,
                Severity.ERROR,
                "No connection is made to Service " + service.name() + " port "
                        + tried.what().port() + (ready ? ", although it has ready addresses." : "."),
                List.of(tried.evidence()));
    }

    private static List<Finding> byNode(Map<Entity, List<Cited<Connectivity>>> byService) {
        Map<Entity, Set<Entity>> alone = new LinkedHashMap<>();
        Map<Entity, Set<Entity>> reached = new LinkedHashMap<>();
        int evidence = 0;
        for (List<Cited<Connectivity>> tried : byService.values()) {
            boolean others = tried.stream().anyMatch(c -> c.what().reached());
            for (Cited<Connectivity> one : tried) {
                Entity from = one.what().from();
                if (from != null && others) {
                    (one.what().reached() ? reached : alone)
                            .computeIfAbsent(from, n -> new TreeSet<>())
                            .add(one.what().service());
                    evidence = one.evidence();
                }
            }
        }
        List<Finding> found = new ArrayList<>();
        for (Map.Entry<Entity, Set<Entity>> node : alone.entrySet()) {
            if (node.getValue().size() >= SEVERAL && !reached.containsKey(node.getKey())) {
                found.add(new Finding(
                        "node.reaches-nobody",
                        node.getKey(),
                        Severity.ERROR,
                        "Node " + node.getKey().name() + " alone does not reach "
                                + node.getValue().stream().map(Entity::name).collect(Collectors.joining(", ")) + ".",
                        List.of(evidence)));
            }
        }
        return found;
    }
}
