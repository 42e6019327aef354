package dev.inquest.causality;

import dev.inquest.analysis.Analyzers;
import dev.inquest.analysis.Seen;
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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an investigation ends, from what was seen. Diagnosed when the best candidate rests on more than a surface and its
 * score reaches {@link ScoreParts#ANSWER}; no fault found only when every {@link Area} was looked at, nothing was refused
 * and nothing harms, though a spent budget may have kept more from being looked at; inconclusive otherwise, naming what
 * was not seen.
 */
final class Conclusion {

    private final Incident incident;
    private final List<Evidence> evidence;
    private final Seen seen;
    private final Analyzers.Result analysis;
    private final Ranking ranking;
    private final List<Candidate> candidates;

    Conclusion(
            Incident incident,
            List<Evidence> evidence,
            Seen seen,
            Analyzers.Result analysis,
            Ranking ranking,
            List<Candidate> candidates) {
        this.incident = incident;
        this.evidence = evidence;
        this.seen = seen;
        this.analysis = analysis;
        this.ranking = ranking;
        this.candidates = candidates;
    }

    Outcome outcome(String limit) {
        if (evidence.isEmpty() || evidence.stream().allMatch(e -> e.status() == EvidenceStatus.FAILED)) {
            return new Outcome.Inconclusive("The cluster gave no answer to any look.", unseen(), null);
        }
        if (namespaceIsAbsent(seen, incident)) {
            return new Outcome.Inconclusive(
                    "Namespace " + incident.namespace() + " does not exist on this cluster.",
                    List.of("the namespace the incident means: name an existing one"),
                    null);
        }
        if (!candidates.isEmpty() && isAnswer(candidates.get(0))) {
            return diagnosed(candidates.get(0));
        }
        if (inOrder()) {
            return new Outcome.NoFaultFound(checked(limit));
        }
        return inconclusive(limit);
    }

    static boolean namespaceIsAbsent(Seen seen, Incident incident) {
        String namespace = incident.namespace();
        return namespace != null
                && seen.absent(Entity.clusterScoped("Namespace", namespace)).isPresent();
    }

    static boolean isAnswer(Candidate best) {
        return best.rule().depth() != Depth.SURFACE
                && best.parts().total() >= ScoreParts.ANSWER
                && !best.finding().evidence().isEmpty();
    }

    private Outcome diagnosed(Candidate best) {
        Suffering suffering = Suffering.of(seen, incident, analysis.findings(), ranking.graph());
        Set<Entity> bad = new LinkedHashSet<>(suffering.seen());
        bad.addAll(suffering.named());
        List<Propagation> chain = new Chain(ranking.graph(), bad)
                .from(best.entity(), best.finding().message());
        List<RootCause> roots = Stream.concat(
                        Stream.of(best), candidates.stream().skip(1).filter(c -> isAnswer(c) && isIndependent(c, best)))
                .limit(3)
                .map(c -> rootCause(c, c.equals(best) ? shownBy(chain) : Set.of()))
                .toList();
        List<Entity> victims =
                chain.stream().map(Propagation::target).distinct().toList();
        return new Outcome.Diagnosed(new Diagnosis(roots, victims, chain, confidence(best), ruledOut(best)), unseen());
    }

    /** A second fault of its own: on another object that neither harms nor is harmed by the first, and as deep. */
    private boolean isIndependent(Candidate candidate, Candidate best) {
        return candidate.rule().depth() == Depth.SPEC
                && best.parts().total() - candidate.parts().total() < ScoreParts.NEAR
                && !ranking.graph().reach(best.entity()).contains(candidate.entity())
                && !ranking.graph().reach(candidate.entity()).contains(best.entity());
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
        boolean rival = candidates.stream()
                .filter(c -> !c.entity().equals(candidate.entity()))
                .anyMatch(c -> candidate.parts().total() - c.parts().total() < ScoreParts.NEAR);
        return Math.max(0, candidate.parts().total() - (rival ? 0.15 : 0));
    }

    private List<String> ruledOut(Candidate best) {
        List<String> ruledOut = new ArrayList<>();
        candidates.stream()
                .skip(1)
                .filter(c -> !c.entity().equals(best.entity()))
                .limit(3)
                .forEach(c -> ruledOut.add(c.entity() + " (" + c.rule().fault() + "): "
                        + (c.parts().root() == 0
                                ? "suffers by " + best.entity() + "."
                                : "explains less of what was seen.")));
        if (Area.ENDPOINTS.lookedAt(seen, incident.namespace())
                && analysis.findings().stream().noneMatch(f -> f.code().startsWith("service."))) {
            ruledOut.add("Service wiring: every Service with a selector has ready endpoints.");
        }
        if (Area.PODS.lookedAt(seen, incident.namespace())
                && analysis.findings().stream()
                        .noneMatch(f -> f.code().startsWith("pod.") && f.severity() == Severity.ERROR)) {
            ruledOut.add("Workload health: all pods run and are ready.");
        }
        return ruledOut;
    }

    private boolean inOrder() {
        return seen.unavailable().isEmpty()
                && analysis.notes().isEmpty()
                && Area.open(seen, incident.namespace()).isEmpty()
                && analysis.findings().stream().noneMatch(f -> f.severity() == Severity.ERROR)
                && candidates.stream().noneMatch(c -> c.finding().severity() != Severity.INFO);
    }

    /** What was in order, one line each; what ended the looking keeps its line, for more could have been looked at. */
    private List<String> checked(String limit) {
        List<String> checked = new ArrayList<>();
        for (Area area : Area.values()) {
            checked.add(area.words() + (incident.namespace() == null ? "" : " in " + incident.namespace())
                    + ": seen and in order");
        }
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
                : !seen.unavailable().isEmpty()
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
        for (Area area : Area.open(seen, incident.namespace())) {
            unseen.add(area.words() + " were not looked at");
        }
        return List.copyOf(unseen);
    }

    private static String line(Unavailable unavailable) {
        return unavailable.what() + ": needs " + unavailable.need();
    }
}
