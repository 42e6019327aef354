package dev.inquest.storage;

/** Text as PostgreSQL can hold it: its UTF-8 knows neither NUL nor half of a surrogate pair. */
public final class StoredText {

    private static final char REPLACEMENT = '\uFFFD';

    private StoredText() {}

    /** The text with each NUL and each lone surrogate replaced by U+FFFD; the same object when there is none. */
    public static String of(String text) {
        int first = nextUnstorable(text, 0);
        if (first < 0) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text);
        for (int at = first; at >= 0; at = nextUnstorable(text, at + 1)) {
            clean.setCharAt(at, REPLACEMENT);
        }
        return clean.toString();
    }

    private static int nextUnstorable(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0' || Character.isLowSurrogate(c)) {
                return i;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
