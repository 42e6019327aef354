package dev.inquest.text;

/** Cuts text that people read to a bound, marking the cut. */
public final class Shorten {

    private Shorten() {}

    /** The text, or its first {@code max - 1} characters and an ellipsis; never cuts a surrogate pair. */
    public static String to(int max, String text) {
        if (text.length() <= max) {
            return text;
        }
        int end = max - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
