package dev.inquest.analysis.metrics;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Workloads;
import dev.inquest.analysis.kubernetes.ConfiguredPeers;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Entity;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Whom a workload calls, by name: the Service before a workload nearly always bears its name. */
final class Callees {

    private final Map<String, Set<String>> byCaller = new HashMap<>();

    Callees(EvidenceIndex seen) {
        Workloads workloads = new Workloads(seen);
        seen.edges().stream()
                .map(e -> e.what())
                .filter(e -> e.relation().equals("calls"))
                .forEach(e -> add(workloads.of(e.source()), workloads.of(e.target())));
        ConfiguredPeers.of(seen).forEach(p -> add(p.client(), p.server()));
        Calls.hops(seen).forEach(c -> add(c.source(), c.target()));
    }

    private void add(Entity caller, Entity callee) {
        byCaller.computeIfAbsent(caller.name(), c -> new LinkedHashSet<>()).add(callee.name());
    }

    boolean calls(Entity caller, Entity callee) {
        return byCaller.getOrDefault(caller.name(), Set.of()).contains(callee.name());
    }
}
