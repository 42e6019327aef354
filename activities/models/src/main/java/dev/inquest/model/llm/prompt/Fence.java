package dev.inquest.model.llm.prompt;

import dev.inquest.text.Digests;

/** Marks text that others wrote as data. The mark holds the text's own digest: no text can forge its own end. */
public final class Fence {

    private static final int MARK_DIGITS = 12;

    private Fence() {}

    /** The text between marks. */
    public static String around(String text) {
        String mark = Digests.sha256(text).substring(0, MARK_DIGITS);
        return "<<<DATA " + mark + "\n" + text + (text.endsWith("\n") ? "" : "\n") + mark + " DATA>>>\n";
    }
}
