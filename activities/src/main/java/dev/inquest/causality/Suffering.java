package dev.inquest.causality;

import dev.inquest.analysis.Seen;
import dev.inquest.analysis.Workloads;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What suffers: what the page names, and what visibly does badly.
 *
 * @param named workloads and Services that the page names
 * @param seen workloads and Services that do badly
 */
record Suffering(Set<Entity> named, Set<Entity> seen) {

    private static final Pattern WORD = Pattern.compile("[^a-z0-9-]+");
    private static final Set<String> KINDS = Set.of("Service", "Deployment", "StatefulSet", "DaemonSet", "Job");

    static Suffering of(Seen seen, Incident incident, List<Finding> findings, EntityGraph graph) {
        Set<String> words =
                new LinkedHashSet<>(List.of(WORD.split(incident.page().toLowerCase(Locale.ROOT))));
        Set<Entity> named = new LinkedHashSet<>();
        Stream.concat(Stream.of("Service"), Workloads.KINDS.stream())
                .flatMap(kind -> seen.entities(kind).stream())
                .filter(e -> words.contains(e.name()))
                .filter(e ->
                        incident.namespace() == null || incident.namespace().equals(e.namespace()))
                .forEach(named::add);
        Set<Entity> bad = new LinkedHashSet<>();
        findings.stream()
                .filter(f -> f.severity() != Severity.INFO)
                .map(f -> graph.lifted(f.entity()))
                .filter(e -> KINDS.contains(e.kind()))
                .forEach(bad::add);
        Calls.failing(seen).forEach(c -> bad.add(c.source()));
        return new Suffering(named, bad);
    }

    /** How much of it suffers by what reaches the given entities, between 0 and 1. */
    double explainedBy(Set<Entity> reach) {
        long reached = seen.stream().filter(reach::contains).count();
        double share = seen.isEmpty() ? 0 : (double) reached / seen.size();
        boolean reachesNamed = named.stream().anyMatch(reach::contains);
        if (reachesNamed) {
            return 0.7 + 0.3 * share;
        }
        if (reached > 0) {
            return named.isEmpty() ? 0.6 + 0.4 * share : 0.4 + 0.3 * share;
        }
        return 0;
    }
}
