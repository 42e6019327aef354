package dev.inquest.api.wire;

import dev.inquest.storage.StoredText;
import dev.inquest.text.Shorten;
import org.jspecify.annotations.Nullable;

/** Who does something, as far as they say so. */
public final class Actor {

    /** The header that names the actor when the body does not. */
    public static final String HEADER = "X-Inquest-Actor";

    private static final int MAX = 100;

    private Actor() {}

    /** The body's word, else the header's, else {@code anonymous}. */
    public static String of(@Nullable String inBody, @Nullable String inHeader) {
        if (inBody != null && !inBody.isBlank()) {
            return name(inBody);
        }
        return inHeader != null && !inHeader.isBlank() ? name(inHeader) : "anonymous";
    }

    private static String name(String said) {
        return Shorten.to(MAX, StoredText.of(said.strip()));
    }
}
