package dev.inquest.causality;

import dev.inquest.analysis.Analyzers;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.incident.Diagnosis;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Propagation;
import dev.inquest.incident.RootCause;
import dev.inquest.incident.Severity;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Observation.Unavailable;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How an investigation ends, from what was seen. Diagnosed when the best candidate rests on more than a surface and its
 * score reaches {@link ScoreParts#ANSWER}; no fault found only when every {@link Area} was looked at, nothing was kept back
 * and nothing harms, though a spent budget may have kept more from being looked at; inconclusive otherwise, naming what
 * was not seen.
 */
final class Conclusion {

    private static final int MAX_REASON = 300;

    private final Incident incident;
    private final List<Evidence> evidence;
    private final EvidenceIndex seen;
    private final Analyzers.Result analysis;
    private final Ranking ranking;
    private final List<Candidate> candidates;
    private final Roots roots;

    Conclusion(
            Incident incident,
            List<Evidence> evidence,
            EvidenceIndex seen,
            Analyzers.Result analysis,
            Ranking ranking) {
        this.incident = incident;
        this.evidence = evidence;
        this.seen = seen;
        this.analysis = analysis;
        this.ranking = ranking;
        this.candidates = ranking.candidates();
        this.roots = new Roots(ranking, Area.lookedBelow(seen, incident));
    }

    Outcome outcome(String limit) {
        if (evidence.isEmpty() || evidence.stream().allMatch(e -> e.status() == EvidenceStatus.FAILED)) {
            return new Outcome.Inconclusive(noAnswer(), unseen(), null);
        }
        if (namespaceIsAbsent(seen, incident)) {
            return new Outcome.Inconclusive(
                    "Namespace " + incident.namespace() + " does not exist on this cluster.",
                    List.of("the namespace the incident means: name an existing one"),
                    null);
        }
        List<Candidate> found = roots.found();
        if (!found.isEmpty()) {
            return diagnosed(found);
        }
        if (inOrder()) {
            return new Outcome.NoFaultFound(checked(limit));
        }
        return inconclusive(limit);
    }

    /** With what the way to the cluster said, for that is what a person must mend. */
    private String noAnswer() {
        return seen.unavailable().stream()
                .map(u -> "The cluster gave no answer to any look: "
                        + Shorten.to(MAX_REASON, u.what().message()))
                .findFirst()
                .orElse("The cluster gave no answer to any look.");
    }

    static boolean namespaceIsAbsent(EvidenceIndex seen, Incident incident) {
        String namespace = incident.namespace();
        return namespace != null
                && seen.absent(Entity.clusterScoped("Namespace", namespace)).isPresent();
    }

    private Outcome diagnosed(List<Candidate> found) {
        Candidate best = found.get(0);
        List<Propagation> chain = new Chain(ranking.graph(), ranking.suffering().all())
                .from(best.entity(), best.finding().message());
        List<RootCause> causes = found.stream()
                .map(c -> rootCause(c, c.equals(best) ? shownBy(chain) : Set.of()))
                .toList();
        List<Entity> victims =
                chain.stream().map(Propagation::target).distinct().toList();
        return new Outcome.Diagnosed(
                new Diagnosis(causes, victims, chain, confidence(best), ruledOut(best, found)), unseen());
    }

    /** What shows the way from the cause to the symptom belongs to the answer's citations. */
    private Set<Integer> shownBy(List<Propagation> chain) {
        Set<Integer> shown = new TreeSet<>();
        chain.forEach(link -> shown.addAll(ranking.graph().shownBy(link.source(), link.target())));
        return shown;
    }

    private RootCause rootCause(Candidate candidate, Set<Integer> alsoShownBy) {
        List<Integer> cited = new ArrayList<>(candidate.finding().evidence());
        cited.addAll(alsoShownBy);
        return new RootCause(
                candidate.entity(),
                candidate.rule().fault(),
                confidence(candidate),
                candidate.finding().message(),
                cited,
                SuggestedFix.of(candidate.rule().fault(), candidate.entity()));
    }

    private double confidence(Candidate candidate) {
        return Confidence.of(candidate.parts(), ranking.margin(candidate));
    }

    private List<String> ruledOut(Candidate best, List<Candidate> found) {
        List<String> ruledOut = new ArrayList<>();
        candidates.stream()
                .filter(c -> !found.contains(c) && !c.entity().equals(best.entity()))
                .limit(3)
                .forEach(c -> ruledOut.add(c.entity() + " (" + c.rule().fault() + "): " + whyNot(c, best)));
        if (Area.ENDPOINTS.lookedAt(seen, incident)
                && analysis.findings().stream().noneMatch(f -> f.code().startsWith("service."))) {
            ruledOut.add("Service wiring: every Service with a selector has ready endpoints.");
        }
        if (Area.PODS.lookedAt(seen, incident)
                && analysis.findings().stream()
                        .noneMatch(f -> f.code().startsWith("pod.") && f.severity() == Severity.ERROR)) {
            ruledOut.add("Workload health: all pods run and are ready.");
        }
        return ruledOut;
    }

    private String whyNot(Candidate candidate, Candidate best) {
        if (candidate.bystander()) {
            return "a bystander; nothing of this incident suffers by it.";
        }
        return ranking.graph().reach(best.entity()).contains(candidate.entity())
                ? "suffers by " + best.entity() + "."
                : candidate.parts().root() == 0
                        ? "accounted for by something deeper."
                        : "explains less of what was seen.";
    }

    private boolean inOrder() {
        return seen.unavailable().stream().allMatch(u -> u.what().nobodyKeepsIt())
                && analysis.notes().isEmpty()
                && Area.open(seen, incident).isEmpty()
                && analysis.findings().stream().noneMatch(f -> f.severity() == Severity.ERROR)
                && candidates.stream().noneMatch(c -> c.finding().severity() != Severity.INFO);
    }

    /** What was in order, one line each; what ended the looking keeps its line, for more could have been looked at. */
    private List<String> checked(String limit) {
        List<String> checked = new ArrayList<>();
        for (Area area : Area.values()) {
            if (!area.isNeeded(seen, incident)) {
                continue;
            }
            checked.add(area.words() + (incident.namespace() == null ? "" : " in " + incident.namespace())
                    + ": seen and in order");
        }
        seen.unavailable()
                .forEach(u -> checked.add(u.what().what() + ": " + u.what().message()));
        if (!limit.isBlank()) {
            checked.add("nothing beyond these: " + limit);
        }
        return checked;
    }

    private Outcome inconclusive(String limit) {
        @Nullable
        Hypothesis best = candidates.isEmpty() ? null : candidates.get(0).hypothesis();
        String reason = !limit.isBlank()
                ? "Looking ended before the cause was shown: " + limit
                : seen.unavailable().stream().anyMatch(u -> !u.what().nobodyKeepsIt())
                        ? "The cause cannot be shown: parts of the cluster could not be seen."
                        : best == null
                                ? "Nothing seen so far is at fault, but not everything was looked at."
                                : "What was seen is a surface; its cause was not shown.";
        return new Outcome.Inconclusive(reason, unseen(), best);
    }

    /** What could not be seen, with what it would need; then what was not looked at. */
    private List<String> unseen() {
        Set<String> unseen = new LinkedHashSet<>();
        seen.unavailable().forEach(u -> unseen.add(line(u.what())));
        unseen.addAll(analysis.notes());
        for (Area area : Area.open(seen, incident)) {
            unseen.add(area.words() + " were not looked at");
        }
        return List.copyOf(unseen);
    }

    private static String line(Unavailable unavailable) {
        return unavailable.what() + ": needs " + unavailable.need();
    }
}
