package dev.inquest.model.llm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How models are shown plans, {@code COMMAND # PURPOSE}, and so how they write commands themselves. */
final class Notation {

    private static final Pattern MARK = Pattern.compile("\\s#(?=\\s|$)");
    private static final int PAIR = 2;

    private Notation() {}

    /** The command without a purpose behind it; a mark between quotes is the command's own. */
    static String command(String written) {
        Matcher mark = MARK.matcher(written);
        while (mark.find()) {
            String before = written.substring(0, mark.start());
            if (isEven(before, '\'') && isEven(before, '"')) {
                return before.stripTrailing();
            }
        }
        return written;
    }

    private static boolean isEven(String text, char quote) {
        return text.chars().filter(c -> c == quote).count() % PAIR == 0;
    }
}
