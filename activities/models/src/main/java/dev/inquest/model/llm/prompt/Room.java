package dev.inquest.model.llm.prompt;

import dev.inquest.model.llm.redaction.Redaction;
import dev.inquest.observation.Tokens;
import java.util.function.IntFunction;

/** The room of a briefing, taken by one part after the other. */
final class Room {

    /** What a fence takes beside its text. */
    private static final int FENCE = 32;

    private int left;

    Room(int tokens) {
        this.left = tokens;
    }

    int left() {
        return Math.max(0, left);
    }

    /** Takes the room for the text. */
    String take(String text) {
        left -= Tokens.count(text);
        return text;
    }

    /** What others said, redacted and fenced, within this many tokens. */
    String fenced(String title, int maxTokens, IntFunction<String> within) {
        String data = said(title, maxTokens - FENCE, within);
        return data.isBlank() ? "" : take(title + ":\n" + Fence.around(data));
    }

    /** What a role may follow: it is not fenced. */
    String open(String title, int maxTokens, IntFunction<String> within) {
        String said = said(title, maxTokens, within);
        return said.isBlank() ? "" : take(title + ":\n" + said + (said.endsWith("\n") ? "" : "\n"));
    }

    private String said(String title, int maxTokens, IntFunction<String> within) {
        int room = Math.min(maxTokens, left - FENCE) - Tokens.count(title);
        // Again, because parts may make a credential together; and redacted text may be longer than what it replaces.
        return room <= 0 ? "" : Tokens.cut(Redaction.of(within.apply(room)), room);
    }
}
