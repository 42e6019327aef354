package dev.inquest.model.llm.prompt;

import dev.inquest.observation.Tokens;

/**
 * What a model is sent in one call.
 *
 * @param prompt the versioned instruction
 * @param instruction the system message: the same in every call of this prompt while the window has room for all commands
 * @param text the user message
 * @param maxTokens the cap on the visible answer
 */
public record Message(Prompt prompt, String instruction, String text, int maxTokens) {

    /** What comes first and stays the same, in tokens of our own tokenizer. */
    public int prefixTokens() {
        return Tokens.count(instruction);
    }

    /** All of it, in tokens of our own tokenizer. */
    public int tokens() {
        return prefixTokens() + Tokens.count(text);
    }
}
