package dev.inquest.observation;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;

/**
 * Text tokens, counted by a real tokenizer (o200k_base). They measure what passed between roles and the excerpts read;
 * for a model behind an API, what the provider reports is authoritative.
 */
public final class Tokens {

    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private Tokens() {}

    /** How many tokens the text has. */
    public static int count(String text) {
        return ENCODING.countTokensOrdinary(text);
    }

    /** The text without the last lines that exceed {@code max} tokens; a single line that exceeds them is cut. */
    public static String dropLines(String text, int max) {
        String kept = cut(text, max);
        int end = kept.lastIndexOf('\n');
        boolean atLineEnd = kept.length() == text.length() || text.startsWith("\n", kept.length());
        return atLineEnd || end < 0 ? kept : kept.substring(0, end).stripTrailing();
    }

    /** The text cut to at most {@code max} tokens. */
    public static String cut(String text, int max) {
        if (count(text) <= max) {
            return text;
        }
        IntArrayList kept = new IntArrayList(max);
        IntArrayList all = ENCODING.encodeOrdinary(text);
        for (int i = 0; i < max; i++) {
            kept.add(all.get(i));
        }
        return ENCODING.decode(kept);
    }
}
