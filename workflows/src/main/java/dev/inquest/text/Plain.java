package dev.inquest.text;

/**
 * Makes text that others wrote harmless to what shows it: a terminal obeys escape sequences, a reader is misled by
 * letters that run backwards or cannot be seen, and a page of Markdown loads pictures and hides addresses behind words.
 */
public final class Plain {

    private static final char REPLACEMENT = '\uFFFD';

    private Plain() {}

    /** The text with each control and invisible character but line ends and tabs replaced by U+FFFD. */
    public static String text(String text) {
        if (text.codePoints().noneMatch(Plain::isActive)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.appendCodePoint(isActive(c) ? REPLACEMENT : c));
        return plain.toString();
    }

    /** The same for Markdown: no picture, no link behind words, no HTML. */
    public static String markdown(String text) {
        return text(text).replace("![", "! [").replace("](", "] (").replace('<', '\u2039');
    }

    /** Whether it steers what shows it. Joiners stay: words of several languages and emoji are made with them. */
    private static boolean isActive(int c) {
        if (c == '\n' || c == '\t' || c == '\u200C' || c == '\u200D') {
            return false;
        }
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == '\u2028' || c == '\u2029';
    }
}
