package dev.inquest.capsule.retrieval;

import dev.inquest.capsule.Capsule;
import dev.inquest.capsule.CapsuleLibrary.RecallQuery;
import dev.inquest.capsule.CapsuleLibrary.Recalled;
import dev.inquest.capsule.CapsuleStatus;
import dev.inquest.capsule.Trigger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which capsules apply, best first.
 *
 * <p>The gate: at least one finding code or symptom in common; text alone never opens it. The score, between 0 and 1:
 *
 * <pre>score = .45 · codes + .25 · text + .30 · record</pre>
 *
 * <ul>
 *   <li>codes: matched / √(codes of the trigger · codes seen), the cosine of the two sets, so that neither a trigger
 *       that fits everything nor one that fits by a single code of many ranks first;
 *   <li>text: cosine similarity of the page and the trigger's text, nothing below 0;
 *   <li>record: the posterior mean; for a promoted capsule at least what trust needs.
 * </ul>
 */
public final class CapsuleRanking {

    static final double CODES = 0.45;
    static final double TEXT = 0.25;
    static final double RECORD = 0.30;

    private static final Comparator<Recalled> BEST_FIRST = Comparator.comparingDouble(Recalled::score)
            .reversed()
            .thenComparing(r -> -r.capsule().successRate().confirmed())
            .thenComparing(r -> r.capsule().id());

    private final TextSimilarity similarity;

    public CapsuleRanking(TextSimilarity similarity) {
        this.similarity = similarity;
    }

    /** The capsules that pass the gate, best first, at most as many as the query asks for. */
    public List<Recalled> rank(RecallQuery query, List<Capsule> capsules) {
        return capsules.stream()
                .flatMap(capsule -> score(query, capsule).stream())
                .sorted(BEST_FIRST)
                .limit(Math.max(1, Math.min(20, query.limit())))
                .toList();
    }

    private Optional<Recalled> score(RecallQuery query, Capsule capsule) {
        Set<String> matched = matched(query, capsule.trigger());
        if (matched.isEmpty() || !recallable(capsule.status())) {
            return Optional.empty();
        }
        double text = similarity.between(query.page(), capsule.trigger().text());
        double score = CODES * codes(matched, query, capsule.trigger())
                + TEXT * Math.max(0, text)
                + RECORD * standing(capsule);
        return Optional.of(new Recalled(capsule, Math.min(1, score), matched, text));
    }

    private static Set<String> matched(RecallQuery query, Trigger trigger) {
        Set<String> matched = new TreeSet<>(trigger.findings());
        matched.retainAll(query.findings());
        Set<String> symptoms = new TreeSet<>(trigger.symptoms());
        symptoms.retainAll(query.symptoms());
        matched.addAll(symptoms);
        return matched;
    }

    private static boolean recallable(CapsuleStatus status) {
        return status == CapsuleStatus.ACTIVE || status == CapsuleStatus.PROMOTED;
    }

    private static double codes(Set<String> matched, RecallQuery query, Trigger trigger) {
        int seen = query.findings().size() + query.symptoms().size();
        int wanted = trigger.findings().size() + trigger.symptoms().size();
        return Math.min(1, matched.size() / Math.sqrt((double) seen * wanted));
    }

    private static double standing(Capsule capsule) {
        double mean = capsule.successRate().mean();
        return capsule.status() == CapsuleStatus.PROMOTED ? Math.max(mean, Capsule.TRUST_MIN_MEAN) : mean;
    }
}
