package dev.inquest.text;

import java.util.List;
import java.util.Locale;

/**
 * Parts of words, one of which stands in every text that a pattern matches. Looking for them is many times cheaper than
 * trying the pattern at every character, and most lines of a log hold none.
 */
public final class Stems {

    private final List<String> stems;

    private Stems(List<String> stems) {
        this.stems = stems;
    }

    /** Returns these stems, which are in lower case. */
    public static Stems of(String... stems) {
        return new Stems(List.of(stems));
    }

    /** Tells whether the text holds one of them, in any case. */
    public boolean in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String stem : stems) {
            if (lower.contains(stem)) {
                return true;
            }
        }
        return false;
    }
}
