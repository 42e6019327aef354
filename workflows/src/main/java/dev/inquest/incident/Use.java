package dev.inquest.incident;

/**
 * What asking a role once cost.
 *
 * @param tokens tokens in and out, by the provider's count where it gives one
 * @param microUsd millionths of a US dollar by the configured prices; 0 where none are configured
 */
public record Use(int tokens, long microUsd) {

    public static final Use NONE = new Use(0, 0);

    public Use {
        Require.atLeast(tokens, 0, "use tokens");
        if (microUsd < 0) {
            throw new IllegalArgumentException("use microUsd must not be negative but was " + microUsd);
        }
    }

    /** Tokens without a price. */
    public static Use ofTokens(int tokens) {
        return new Use(tokens, 0);
    }

    /** Both together. */
    public Use plus(Use more) {
        return new Use(tokens + more.tokens, microUsd + more.microUsd);
    }
}
