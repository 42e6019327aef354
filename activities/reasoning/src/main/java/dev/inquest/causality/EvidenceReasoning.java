package dev.inquest.causality;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Analyzers;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.kubernetes.KubernetesAnalyzers;
import dev.inquest.analysis.logs.LogAnalyzers;
import dev.inquest.analysis.mesh.MeshAnalyzers;
import dev.inquest.analysis.metrics.MetricsAnalyzers;
import dev.inquest.analysis.nodes.NodeAnalyzers;
import dev.inquest.analysis.page.Symptoms;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Outcome;
import dev.inquest.observation.Evidence;
import java.util.List;
import java.util.stream.Stream;

/** The reasoning by general rules of Kubernetes and Istio. Holds no state between calls. */
public final class EvidenceReasoning implements Reasoning {

    private static final int HYPOTHESES = 10;
    private static final List<Analyzer> ALL = Stream.of(
                    KubernetesAnalyzers.all(),
                    LogAnalyzers.all(),
                    MeshAnalyzers.all(),
                    NodeAnalyzers.all(),
                    MetricsAnalyzers.all())
            .flatMap(List::stream)
            .toList();

    private final Analyzers analyzers;

    /** With all rules. */
    public EvidenceReasoning() {
        this(allAnalyzers());
    }

    /** Every analyzer there is, in the order they run. */
    public static List<Analyzer> allAnalyzers() {
        return ALL;
    }

    /** With the given rules. */
    public EvidenceReasoning(List<Analyzer> analyzers) {
        this(new Analyzers(analyzers));
    }

    /** With the given rules, and whoever listens to them. */
    public EvidenceReasoning(Analyzers analyzers) {
        this.analyzers = analyzers;
    }

    @Override
    public Reasoned reason(Incident incident, List<Evidence> evidence) {
        EvidenceIndex seen = EvidenceIndex.of(evidence);
        Analyzers.Result analysis = analyzers.run(seen, incident);
        List<String> symptoms = Symptoms.of(seen, incident);
        Ranking ranking = new Ranking(seen, incident, symptoms, analysis.findings());
        Conclusion conclusion = new Conclusion(incident, evidence, seen, analysis, ranking);
        return new ByRules(
                seen,
                new Assessed(
                        analysis.findings(),
                        symptoms,
                        Alternatives.first(ranking).stream()
                                .limit(HYPOTHESES)
                                .map(Candidate::hypothesis)
                                .toList(),
                        certain(ranking) || Conclusion.namespaceIsAbsent(seen, incident),
                        answers(conclusion.outcome(""))),
                conclusion);
    }

    private record ByRules(EvidenceIndex seen, Assessed assessed, Conclusion conclusion) implements Reasoned {
        @Override
        public Outcome conclude(String limit) {
            synchronized (conclusion) {
                return conclusion.outcome(limit);
            }
        }
    }

    /** The ranking behind an assessment. */
    Ranking ranking(Incident incident, List<Evidence> evidence) {
        EvidenceIndex seen = EvidenceIndex.of(evidence);
        Analyzers.Result analysis = analyzers.run(seen, incident);
        return new Ranking(seen, incident, Symptoms.of(seen, incident), analysis.findings());
    }

    private static boolean answers(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Diagnosed d -> d.diagnosis().confidence() >= 0.5;
            case Outcome.NoFaultFound n -> true;
            case Outcome.Inconclusive i -> false;
            case Outcome.Failed f -> false;
        };
    }

    /** A mechanism in an object's own text explains the symptoms, and no rival on another object is near. */
    private static boolean certain(Ranking ranking) {
        if (ranking.candidates().isEmpty()) {
            return false;
        }
        Candidate best = ranking.candidates().get(0);
        return best.rule().depth() == Depth.SPEC
                && Roots.isAnswer(best)
                && best.parts().explains() >= 0.6
                && ranking.margin(best) >= ScoreParts.NEAR;
    }
}
