package dev.inquest.cli.scoring;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a group of investigations took; not a number for none.
 *
 * @param commands commands run, mean
 * @param looks looks spent, mean
 * @param mostLooks the most looks that one spent
 * @param studentTokens tokens of the student, mean
 * @param teacherTokens tokens of the teacher, mean
 * @param medianSeconds the time that half of them kept within
 * @param slowSeconds the time that 95 % of them kept within
 */
public record Cost(
        double commands,
        double looks,
        int mostLooks,
        double studentTokens,
        double teacherTokens,
        double medianSeconds,
        double slowSeconds) {

    /** Of these answers, failed ones included. */
    public static Cost of(List<Answer> answers) {
        return new Cost(
                mean(answers, Answer::commands),
                mean(answers, Answer::looks),
                answers.stream().mapToInt(Answer::looks).max().orElse(0),
                mean(answers, a -> a.tokens().student()),
                mean(answers, a -> a.tokens().teacher()),
                quantile(answers, 0.5),
                quantile(answers, 0.95));
    }

    private static double mean(List<Answer> answers, ToDoubleFunction<Answer> value) {
        return answers.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    /** The smallest time that this share of them kept within (nearest rank). */
    private static double quantile(List<Answer> answers, double share) {
        double[] sorted = answers.stream().mapToDouble(Answer::seconds).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
