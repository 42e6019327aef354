package dev.inquest.cli.scoring;

import java.util.List;

/**
 * The figures of a group of answers. What asks for a true root counts the recordings that have one.
 *
 * @param n how many answers
 * @param first A@1: the first root cause named is right, entity and fault
 * @param amongThree A@3: a true root is among the first three named or suspected, entity and fault
 * @param entity the first root cause named is right by its entity alone
 * @param entityAndFamily the same by entity and family of the fault
 * @param precision the share of the entities blamed that are true roots, over all answers
 * @param recall the share of the true roots that are blamed
 * @param precisionAtFullRecall the mean of each answer's precision, 0 where a true root is missing
 * @param abstention of the recordings where nothing was wrong, those answered so
 * @param falseBlame the share of all answers that blame an entity that is no true root
 * @param chainPrecision the share of the chain's edges that are true, where the truth has a chain
 * @param chainRecall the share of the true edges that the chain has
 * @param calibration how confidence and being right agree
 * @param cost what it took
 */
public record Scores(
        int n,
        Proportion first,
        Proportion amongThree,
        Proportion entity,
        Proportion entityAndFamily,
        Proportion precision,
        Proportion recall,
        double precisionAtFullRecall,
        Proportion abstention,
        Proportion falseBlame,
        Proportion chainPrecision,
        Proportion chainRecall,
        Calibration calibration,
        Cost cost) {

    /** Of these answers. */
    public static Scores of(List<Judged> all) {
        List<Judged> faulty = all.stream().filter(j -> !j.truth().healthy()).toList();
        List<Judged> healthy = all.stream().filter(j -> j.truth().healthy()).toList();
        List<Judged> chained =
                all.stream().filter(j -> !j.truth().chain().isEmpty()).toList();
        int found = sum(all, Judged::found);
        int edges = sum(chained, Judged::edgesFound);
        return new Scores(
                all.size(),
                Proportion.of(faulty, Judged::rightFirst),
                Proportion.of(faulty, Judged::rightAmongThree),
                Proportion.of(faulty, Judged::rightEntity),
                Proportion.of(faulty, Judged::rightFamily),
                new Proportion(found, sum(all, Judged::named)),
                new Proportion(found, sum(all, j -> j.truth().rootCauses().size())),
                faulty.stream()
                        .mapToDouble(Judged::precisionAtFullRecall)
                        .average()
                        .orElse(Double.NaN),
                Proportion.of(healthy, Judged::abstained),
                Proportion.of(all, Judged::falseBlame),
                new Proportion(edges, sum(chained, Judged::edgesNamed)),
                new Proportion(edges, sum(chained, j -> j.truth().chain().size())),
                Calibration.of(all),
                Cost.of(all.stream().map(j -> j.result().answer()).toList()));
    }

    /** The harmonic mean of entity precision and recall. */
    public double f1() {
        return harmonic(precision, recall);
    }

    /** The harmonic mean of the chain's edge precision and recall. */
    public double chainF1() {
        return harmonic(chainPrecision, chainRecall);
    }

    /** Twice the hits over both counts, which is the harmonic mean also where nothing was named. */
    private static double harmonic(Proportion precision, Proportion recall) {
        return recall.isEmpty() ? Double.NaN : 2.0 * recall.hits() / (precision.of() + recall.of());
    }

    private static int sum(List<Judged> all, java.util.function.ToIntFunction<Judged> count) {
        return all.stream().mapToInt(count).sum();
    }
}
