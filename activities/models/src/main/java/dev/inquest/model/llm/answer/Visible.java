package dev.inquest.model.llm.answer;

import java.util.regex.Pattern;

/** What of a model's answer is meant to be read: some write their thoughts before it, in tags of their own. */
public final class Visible {

    private static final Pattern THOUGHTS = Pattern.compile(
            "<(think|thinking|thought|reasoning)>.*?(?:</\\1>|\\z)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Servers that open the thoughts themselves leave only their end in the answer. */
    private static final Pattern END_OF_THOUGHTS =
            Pattern.compile("\\A.*</(?:think|thinking|thought|reasoning)>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Visible() {}

    /** The answer without thoughts; thoughts that never ended leave nothing. */
    public static String of(String answer) {
        String without = THOUGHTS.matcher(answer).replaceAll("");
        return END_OF_THOUGHTS.matcher(without).replaceFirst("").strip();
    }
}
