package dev.inquest.causality;

import dev.inquest.analysis.Seen;
import dev.inquest.analysis.Workloads;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What suffers, and so has to be explained: what the page names, and what visibly does badly. A defect in an object's
 * text that may do harm is no suffering; one that does harm is.
 *
 * @param named workloads and Services that the page names
 * @param seen workloads and Services that do badly
 */
record Suffering(Set<Entity> named, Set<Entity> seen) {

    private static final Pattern WORD = Pattern.compile("[^a-z0-9-]+");
    private static final Set<String> KINDS =
            Set.of("Service", "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Ingress");

    static Suffering of(Seen seen, Incident incident, List<Finding> findings, EntityGraph graph) {
        Set<Entity> bad = new LinkedHashSet<>();
        findings.stream()
                .filter(Suffering::shows)
                .map(f -> graph.lifted(f.entity()))
                .filter(e -> KINDS.contains(e.kind()))
                .forEach(bad::add);
        Calls.failing(seen).forEach(c -> bad.add(c.source()));
        return new Suffering(named(seen, incident, graph), bad);
    }

    private static Set<Entity> named(Seen seen, Incident incident, EntityGraph graph) {
        Set<String> words = new HashSet<>(List.of(WORD.split(incident.page().toLowerCase(Locale.ROOT))));
        Set<Entity> named = new LinkedHashSet<>();
        Stream.concat(Stream.of("Service", "Pod"), Workloads.KINDS.stream())
                .flatMap(kind -> seen.entities(kind).stream())
                .filter(e -> words.contains(e.name()))
                .filter(e ->
                        incident.namespace() == null || incident.namespace().equals(e.namespace()))
                .map(graph::lifted)
                .forEach(named::add);
        return named;
    }

    private static boolean shows(Finding finding) {
        return finding.severity() == Severity.ERROR
                || (finding.severity() == Severity.WARNING
                        && FaultRules.of(finding.code()).stream().noneMatch(r -> r.depth() == Depth.SPEC));
    }

    /** All of it. */
    Set<Entity> all() {
        Set<Entity> all = new LinkedHashSet<>(seen);
        all.addAll(named);
        return all;
    }

    /** How much of it suffers by what reaches the given entities, between 0 and 1; 0 when nothing of it does. */
    double explainedBy(Set<Entity> reach) {
        double share = share(seen, reach);
        double namedShare = share(named, reach);
        if (namedShare > 0) {
            return 0.6 + 0.15 * namedShare + 0.25 * share;
        }
        if (share > 0) {
            return named.isEmpty() ? 0.6 + 0.4 * share : 0.4 + 0.3 * share;
        }
        return 0;
    }

    private static double share(Set<Entity> suffering, Set<Entity> reach) {
        if (suffering.isEmpty()) {
            return 0;
        }
        return (double) suffering.stream().filter(reach::contains).count() / suffering.size();
    }
}
