package dev.inquest.causality;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * From findings to ranked candidates. The cost is linear in the findings and in what each entity they are about harms:
 * that is searched once for each entity.
 */
final class Ranking {

    private static final Map<String, Set<String>> FAMILIES = Map.of(
            "symptom.restarts", Set.of("runtime", "startup", "node", "performance"),
            "symptom.latency", Set.of("performance", "node", "dependency", "mesh"),
            "symptom.pending", Set.of("scheduling", "storage", "admission", "control-plane"),
            "symptom.denied", Set.of("mesh", "routing", "dependency", "admission"),
            "symptom.timeouts", Set.of("routing", "mesh", "dependency", "performance", "node"),
            "symptom.http-503", Set.of("mesh", "routing", "dependency", "runtime"));

    /** Families whose faults are mended at a workload, also where the Service before it was seen to fail. */
    private static final Set<String> OF_WORKLOADS = Set.of("runtime", "startup", "scheduling", "performance");

    /** What a defect explains that does harm, when nothing that was seen complains. */
    private static final double UNCOMPLAINED = 0.3;

    private static final String CONTROL_PLANE = ".*(control-plane|master).*";

    private final EvidenceIndex seen;
    private final Incident incident;
    private final List<String> symptoms;
    private final EntityGraph graph;
    private final AffectedEntities suffering;
    private final List<Candidate> candidates;

    Ranking(EvidenceIndex seen, Incident incident, List<String> symptoms, List<Finding> findings) {
        this.seen = seen;
        this.incident = incident;
        this.symptoms = symptoms;
        this.graph = new EntityGraph(seen);
        this.suffering = AffectedEntities.of(seen, incident, findings, graph);
        this.candidates = ranked(claims(findings));
    }

    EntityGraph graph() {
        return graph;
    }

    AffectedEntities suffering() {
        return suffering;
    }

    /** One candidate for each claim, best first. */
    List<Candidate> candidates() {
        return candidates;
    }

    /** By how much it is ahead of the best rival: a candidate on another object that it does not account for. */
    double margin(Candidate best) {
        return candidates.stream()
                .filter(c -> !c.entity().equals(best.entity())
                        && !c.speaksOf(best.finding())
                        && !graph.reach(best.entity()).contains(c.entity()))
                .mapToDouble(c -> best.parts().total() - c.parts().total())
                .min()
                .orElse(best.parts().total());
    }

    private List<Candidate> claims(List<Finding> findings) {
        List<Candidate> claims = new ArrayList<>();
        for (Finding finding : findings) {
            List<FaultRules.Rule> rules = FaultRules.of(finding.code());
            for (FaultRules.Rule rule : rules) {
                claims.add(new Candidate(
                        toMend(rule, finding), rule, finding, new ScoreParts(0, 0, 0, 0, 0), rules.indexOf(rule)));
            }
        }
        return claims;
    }

    private List<Candidate> ranked(List<Candidate> claims) {
        ExplainedBy accounts = new ExplainedBy(claims, graph);
        Map<Candidate.Claim, Candidate> best = new LinkedHashMap<>();
        claims.stream()
                .map(c -> c.scored(parts(c, accounts)))
                .sorted(Candidate.ORDER)
                .forEach(c -> best.merge(c.claim(), c, Candidate::with));
        return List.copyOf(best.values());
    }

    /**
     * The scheduler runs on the control plane's node; what only a workload can have is mended at the one behind the
     * Service; everything else where it was found, pods at their workload.
     */
    private Entity toMend(FaultRules.Rule rule, Finding finding) {
        String family = rule.fault().family();
        Entity found = graph.lifted(finding.entity());
        if (family.equals("control-plane") && !found.kind().equals("Node")) {
            Entity node = controlPlane().orElse(found);
            graph.harm(node, found, Relation.GOVERNED_BY);
            return node;
        }
        if (OF_WORKLOADS.contains(family)) {
            List<Entity> behind = graph.behind(found);
            return behind.size() == 1 ? behind.get(0) : found;
        }
        return found;
    }

    private Optional<Entity> controlPlane() {
        return Stream.concat(
                        seen.rows("Node").stream()
                                .filter(n -> n.what().cell("ROLES").matches(CONTROL_PLANE))
                                .map(n -> n.what().entity()),
                        seen.objects("Node").stream()
                                .filter(n -> Fields.map(n.what().object(), "metadata", "labels").entrySet().stream()
                                        .anyMatch(l -> l.getKey().contains("role")
                                                && l.toString().matches(CONTROL_PLANE)))
                                .map(n -> n.what().entity()))
                .findFirst();
    }

    private ScoreParts parts(Candidate candidate, ExplainedBy accounts) {
        double explains = suffering.explainedBy(graph.reach(candidate.entity()));
        if (explains == 0 && standsAlone(candidate)) {
            explains = UNCOMPLAINED;
        }
        return new ScoreParts(
                candidate.rule().depth().weight(),
                explains,
                accounts.accountFor(candidate) ? 0 : 1,
                switch (candidate.finding().severity()) {
                    case ERROR -> 1;
                    case WARNING -> 0.6;
                    case INFO -> 0;
                },
                fits(candidate) ? 1 : 0);
    }

    /**
     * Nothing else tells of the incident, so that what is broken now and needed in the page's namespace may be it. Where
     * something suffers and not by this defect, the defect is a bystander; and so is one on which nothing depends.
     * Whom a broken control plane harms is told by no object, so it is never a bystander.
     */
    private boolean standsAlone(Candidate candidate) {
        if (candidate.finding().severity() != Severity.ERROR) {
            return false;
        }
        return candidate.rule().fault().family().equals("control-plane")
                || (suffering.all().isEmpty() && neededInNamespace(candidate.entity()));
    }

    private boolean neededInNamespace(Entity entity) {
        String namespace = incident.namespace();
        return (Workloads.KINDS.contains(entity.kind()) && Objects.equals(entity.namespace(), namespace))
                || graph.reach(entity).stream()
                        .anyMatch(e -> !e.equals(entity) && (namespace == null || namespace.equals(e.namespace())));
    }

    private boolean fits(Candidate candidate) {
        String family = candidate.rule().fault().family();
        return symptoms.stream()
                .anyMatch(s -> FAMILIES.getOrDefault(s, Set.of()).contains(family));
    }
}
