package dev.inquest.teaching;

import dev.inquest.teaching.StudentRecord.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The confidence from which on one correction is thought to be enough.
 *
 * <p>It is the lowest that the student stated on an investigation from which on one correction was enough with a posterior
 * mean of at least {@value #ENOUGH}, by a Beta(1,1) prior over at least {@value #NEEDED} judged outcomes. The
 * {@value #NEEDED} that stated least among them must have done more often than not: many sure and right answers do not vouch
 * for a few unsure and wrong ones. Until there are so many it is {@value #DEFAULT}; when there are and no confidence
 * proved enough it is {@value #HIGHEST}. It stays between {@value #LOWEST} and {@value #HIGHEST}.
 *
 * @param value the confidence
 * @param basis what it rests on, for people
 */
public record Threshold(double value, String basis) {

    static final double DEFAULT = 0.85;
    static final double LOWEST = 0.50;
    static final double HIGHEST = 0.99;
    static final int NEEDED = 5;
    static final double ENOUGH = 0.80;

    private static final double MORE_OFTEN_THAN_NOT = 0.5;

    /** The one before anything is learned. */
    public static Threshold unlearned(String why) {
        return new Threshold(DEFAULT, "the default: " + why);
    }

    /** The one that this record teaches. */
    public static Threshold of(StudentRecord record) {
        List<Sample> sorted = record.judged().stream()
                .filter(sample -> sample.confidence() >= LOWEST)
                .sorted(Comparator.comparingDouble(Sample::confidence))
                .toList();
        return sorted.stream()
                .mapToDouble(Sample::confidence)
                .distinct()
                .filter(from -> holds(from(from, sorted)))
                .boxed()
                .findFirst()
                .map(from -> learned(from, sorted, record.student()))
                .orElseGet(() -> unproven(record, from(DEFAULT, sorted)));
    }

    private static Threshold learned(double from, List<Sample> sorted, String student) {
        double value = Math.min(HIGHEST, from);
        return new Threshold(value, "learned from " + count(from(value, sorted).size(), "outcome") + " of " + student);
    }

    private static Threshold unproven(StudentRecord record, List<Sample> confident) {
        if (confident.size() >= NEEDED) {
            long enough = confident.stream().filter(Sample::enough).count();
            return new Threshold(
                    HIGHEST,
                    String.format(
                            Locale.ROOT,
                            "for of %d outcomes of %s at or above %.2f one correction was enough for %d",
                            confident.size(),
                            record.student(),
                            DEFAULT,
                            enough));
        }
        String unjudged = record.diagnosed() + record.undecided() == 0
                ? ""
                : "; of " + (record.diagnosed() + record.undecided()) + " that nobody judged " + record.diagnosed()
                        + " ended with a diagnosis";
        return unlearned(count(record.judged().size(), "judged outcome") + " of " + record.student()
                + ", too few to learn from" + unjudged);
    }

    /** Those that stated at least this; the list is sorted. */
    private static List<Sample> from(double confidence, List<Sample> sorted) {
        return sorted.stream().filter(s -> s.confidence() >= confidence).toList();
    }

    private static boolean holds(List<Sample> samples) {
        return samples.size() >= NEEDED
                && posteriorMean(samples) >= ENOUGH
                && posteriorMean(samples.subList(0, NEEDED)) > MORE_OFTEN_THAN_NOT;
    }

    private static double posteriorMean(List<Sample> samples) {
        long enough = samples.stream().filter(Sample::enough).count();
        return (1.0 + enough) / (2.0 + samples.size());
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
