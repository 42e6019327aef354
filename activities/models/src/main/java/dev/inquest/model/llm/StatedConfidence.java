package dev.inquest.model.llm;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The confidence that an answer to the probe states: where the words say so, or as a number in front, as it was asked for.
 * Versions, addresses, counts and shares of something are none.
 */
final class StatedConfidence {

    private static final double PERCENT = 100.0;

    private static final String ENDS = "(?!\\w|\\.\\d)";
    private static final String PERCENTAGE = "(?:(\\d{1,3}|\\d\\d\\.\\d+) ?(?:%|percent\\b)(?! of\\b)";

    /** {@code 80%}, {@code 0.8}, {@code .8}, {@code 1}. */
    private static final String NUMBER = PERCENTAGE + "|([01]?\\.\\d+|[01])" + ENDS + ")";

    /** The same, but for a whole number that counts what follows it, as in {@code 1 pod}. */
    private static final String NO_COUNT = PERCENTAGE + "|([01]?\\.\\d+|[01](?! [a-z]))" + ENDS + ")";

    /** Where it may stand, the surest first: a number in front may be that of a list. */
    private static final List<Pattern> STATED = List.of(
            Pattern.compile(
                    "(?i)\\bconfidence(?: level)?[^\\w.]{0,4}(?:(?:is|of|at|about|around)[^\\w.]+){0,2}" + NUMBER),
            Pattern.compile("^[^\\w.]*" + NO_COUNT),
            Pattern.compile("(?i)(?<![\\w.]|\\bnot )" + NUMBER + " (?:confiden(?:t|ce)|sure|certain)\\b"));

    private StatedConfidence() {}

    /** Between 0 and 1; 0 where none is stated, which gets the student more teaching. */
    static double in(String answer) {
        return STATED.stream()
                .map(pattern -> pattern.matcher(answer))
                .filter(Matcher::find)
                .findFirst()
                .map(StatedConfidence::fraction)
                .orElse(0.0);
    }

    private static double fraction(Matcher stated) {
        String percent = stated.group(1);
        double fraction = percent == null ? Double.parseDouble(stated.group(2)) : Double.parseDouble(percent) / PERCENT;
        return Math.min(1, fraction);
    }
}
