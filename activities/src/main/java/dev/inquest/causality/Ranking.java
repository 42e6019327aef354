package dev.inquest.causality;

import dev.inquest.analysis.Fields;
import dev.inquest.analysis.Seen;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** From findings to ranked candidates. */
final class Ranking {

    private static final Map<String, Set<String>> FAMILIES = Map.of(
            "symptom.restarts", Set.of("runtime", "startup", "node", "performance"),
            "symptom.latency", Set.of("performance", "node", "dependency", "mesh"),
            "symptom.pending", Set.of("scheduling", "storage", "admission", "control-plane"),
            "symptom.denied", Set.of("mesh", "routing", "dependency", "admission"),
            "symptom.timeouts", Set.of("routing", "mesh", "dependency", "performance", "node"),
            "symptom.http-503", Set.of("mesh", "routing", "dependency", "runtime"));

    private static final String CONTROL_PLANE = ".*(control-plane|master).*";

    private final Seen seen;
    private final Incident incident;
    private final List<String> symptoms;
    private final EntityGraph graph;

    Ranking(Seen seen, Incident incident, List<String> symptoms) {
        this.seen = seen;
        this.incident = incident;
        this.symptoms = symptoms;
        this.graph = new EntityGraph(seen);
    }

    EntityGraph graph() {
        return graph;
    }

    /** One candidate for each claim, best first. */
    List<Candidate> candidates(List<Finding> findings) {
        Suffering suffering = Suffering.of(seen, incident, findings, graph);
        List<Candidate> claims = new ArrayList<>();
        for (Finding finding : findings) {
            for (FaultRules.Rule rule : FaultRules.of(finding.code())) {
                Entity entity = toMend(rule, finding);
                claims.add(new Candidate(entity, rule, finding, new ScoreParts(0, 0, 0, 0, 0)));
            }
        }
        List<Candidate> scored = claims.stream()
                .map(c -> new Candidate(c.entity(), c.rule(), c.finding(), parts(c, claims, suffering)))
                .sorted(Candidate.ORDER)
                .toList();
        List<Candidate> best = new ArrayList<>();
        for (Candidate candidate : scored) {
            int same = indexOfSame(best, candidate);
            if (same < 0) {
                best.add(candidate);
            } else {
                best.set(same, together(best.get(same), candidate));
            }
        }
        return best;
    }

    /** The scheduler runs on the control plane's node; everything else is mended where it was found, pods at their workload. */
    private Entity toMend(FaultRules.Rule rule, Finding finding) {
        if (rule.fault().family().equals("control-plane")
                && !finding.entity().kind().equals("Node")) {
            return Stream.concat(
                            seen.rows("Node").stream()
                                    .filter(n -> n.what().cell("ROLES").matches(CONTROL_PLANE))
                                    .map(n -> n.what().entity()),
                            seen.objects("Node").stream()
                                    .filter(n -> Fields.map(n.what().object(), "metadata.labels").entrySet().stream()
                                            .anyMatch(l -> l.getKey().contains("role")
                                                    && l.toString().matches(CONTROL_PLANE)))
                                    .map(n -> n.what().entity()))
                    .findFirst()
                    .orElseGet(() -> graph.lifted(finding.entity()));
        }
        return graph.lifted(finding.entity());
    }

    private ScoreParts parts(Candidate candidate, List<Candidate> all, Suffering suffering) {
        double explains = Math.max(
                suffering.explainedBy(graph.reach(candidate.entity())),
                suffering.explainedBy(graph.reach(candidate.finding().entity())));
        boolean ownNamespace = Objects.equals(candidate.entity().namespace(), incident.namespace());
        return new ScoreParts(
                candidate.rule().depth().weight(),
                explains > 0 ? explains : ownNamespace ? 0.3 : 0.1,
                accountedFor(candidate, all) ? 0 : 1,
                switch (candidate.finding().severity()) {
                    case ERROR -> 1;
                    case WARNING -> 0.6;
                    case INFO -> 0;
                },
                fits(candidate) ? 1 : 0);
    }

    /** A deeper finding on the same object, or on something this one suffers by, accounts for it. */
    private boolean accountedFor(Candidate candidate, List<Candidate> all) {
        return all.stream()
                .filter(other ->
                        other.rule().depth().weight() > candidate.rule().depth().weight())
                .anyMatch(other -> graph.reach(other.entity()).contains(candidate.entity()));
    }

    private boolean fits(Candidate candidate) {
        String family = candidate.rule().fault().family();
        return symptoms.stream()
                .anyMatch(s -> FAMILIES.getOrDefault(s, Set.of()).contains(family));
    }

    private static int indexOfSame(List<Candidate> candidates, Candidate candidate) {
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).sameClaim(candidate)) {
                return i;
            }
        }
        return -1;
    }

    private static Candidate together(Candidate best, Candidate other) {
        List<Integer> evidence = new ArrayList<>(best.finding().evidence());
        evidence.addAll(other.finding().evidence());
        Finding f = best.finding();
        Finding cited = new Finding(f.code(), f.entity(), f.severity(), f.message(), evidence);
        return new Candidate(best.entity(), best.rule(), cited, best.parts());
    }
}
