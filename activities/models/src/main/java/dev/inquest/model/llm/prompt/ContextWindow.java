package dev.inquest.model.llm.prompt;

import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;

/**
 * How much a role's model can hold, and what is asked of it, in tokens.
 *
 * @param size question, thoughts and answer together
 * @param thoughts reserved for what a reasoning model thinks
 * @param maxOutput the longest answer that is asked for
 * @param maxEvidence the most of command outputs that is shown at once
 */
public record ContextWindow(int size, int thoughts, int maxOutput, int maxEvidence) {

    /** With less than this beside the thoughts nothing useful can be said. */
    public static final int LEAST = 1024;

    /** Other tokenizers count up to so much more than ours. */
    private static final double MARGIN = 1.15;

    /** What chat formats put around the messages. */
    private static final int AROUND = 24;

    /** An answer takes at most this part of the window: the question needs more. */
    private static final int ANSWER_PART = 4;

    public ContextWindow {
        if (size - thoughts < LEAST) {
            throw new IllegalArgumentException("context-window must be at least " + LEAST
                    + " tokens more than reasoning-tokens, but they are " + size + " and " + thoughts);
        }
    }

    /** As configured. */
    public static ContextWindow of(RoleConfig config) {
        return new ContextWindow(
                config.contextWindow(), config.reasoningTokens(), config.maxOutputTokens(), config.maxEvidenceTokens());
    }

    /** The cap on a long answer: as configured, or what a small window can spare. */
    public int longAnswer() {
        return Math.min(maxOutput, (size - thoughts) / ANSWER_PART);
    }

    /** The room for all messages, by our own tokenizer, when the answer may have so many tokens. */
    public int room(int answer) {
        return (int) ((size - thoughts - answer) / MARGIN) - AROUND;
    }
}
