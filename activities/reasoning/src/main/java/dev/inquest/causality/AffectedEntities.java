package dev.inquest.causality;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What suffers, and so has to be explained: what the page names, and what visibly does badly. A defect in an object's
 * text that may do harm is no suffering; one that does harm is.
 *
 * @param named workloads and Services that the page names
 * @param seen workloads and Services that do badly
 */
record AffectedEntities(Set<Entity> named, Set<Entity> seen) {

    private static final Set<String> KINDS =
            Set.of("Service", "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Ingress");
    private static final Set<String> IDLE_KINDS = Set.of("Service", "Ingress");

    static AffectedEntities of(EvidenceIndex seen, Incident incident, List<Finding> findings, EntityGraph graph) {
        Set<Entity> bad = new LinkedHashSet<>();
        findings.stream()
                .filter(AffectedEntities::shows)
                .filter(f -> shownByMore(f, graph.lifted(f.entity()), graph))
                .map(f -> graph.lifted(f.entity()))
                .filter(e -> KINDS.contains(e.kind()))
                .forEach(bad::add);
        Calls.failing(seen).forEach(c -> bad.add(c.source()));
        return new AffectedEntities(PageNames.of(seen, incident), ofPage(incident, bad, graph));
    }

    private static boolean shows(Finding finding) {
        return finding.severity() == Severity.ERROR
                || (finding.severity() == Severity.WARNING
                        && FaultRules.of(finding.code()).stream().noneMatch(r -> r.depth() == Depth.SPEC));
    }

    /**
     * A Service or Ingress that nothing depends on does not suffer by the defect in its own text: it may stand unused for
     * long. A workload that cannot do what its text asks does.
     */
    private static boolean shownByMore(Finding finding, Entity entity, EntityGraph graph) {
        return !IDLE_KINDS.contains(entity.kind())
                || FaultRules.of(finding.code()).stream().noneMatch(r -> r.depth() == Depth.SPEC)
                || graph.reach(entity).size() > 1;
    }

    /**
     * What does badly in another namespace than the page's belongs to this incident only when the page's namespace suffers
     * by it, or it by something that does badly there.
     */
    private static Set<Entity> ofPage(Incident incident, Set<Entity> bad, EntityGraph graph) {
        String namespace = incident.namespace();
        if (namespace == null) {
            return bad;
        }
        Set<Entity> reached = new HashSet<>();
        Set<Entity> ours = new LinkedHashSet<>();
        bad.stream().filter(e -> namespace.equals(e.namespace())).forEach(e -> {
            ours.add(e);
            reached.addAll(graph.reach(e));
        });
        bad.stream()
                .filter(e ->
                        reached.contains(e) || graph.reach(e).stream().anyMatch(v -> namespace.equals(v.namespace())))
                .forEach(ours::add);
        return ours;
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
