package dev.inquest.model.llm.provider;

/**
 * The tokens of one call, counted alike for every provider.
 *
 * @param input tokens of the request, the cached ones among them
 * @param cached those of the input that the provider had in its cache and bills cheaper; at most {@code input}
 * @param output tokens that the model wrote, its thoughts among them: all that is billed as output
 * @param reasoning those of the output that were thoughts and not answer; at most {@code output}, 0 where the provider
 *     does not tell them apart
 */
public record TokenCount(int input, int cached, int output, int reasoning) {

    public TokenCount {
        within("input", input, Integer.MAX_VALUE);
        within("cached", cached, input);
        within("output", output, Integer.MAX_VALUE);
        within("reasoning", reasoning, output);
    }

    /** Tokens of the answer itself, to which the caps of the roles apply. */
    public int visible() {
        return output - reasoning;
    }

    /** Input and output together. */
    public int total() {
        return input + output;
    }

    private static void within(String what, int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(what + " tokens must be between 0 and " + max + " but were " + value);
        }
    }
}
