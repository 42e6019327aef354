package dev.inquest.model.llm.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.storage.StoredJson;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the JSON object in what a model says: behind other words, inside a code fence, torn off by a cap. */
public final class LooseJson {

    /** Braces tried, from the first on: words before the answer may hold one, but not many. */
    private static final int TRIES = 5;

    private LooseJson() {}

    /** What may be the object, most likely first; of a torn one, what was complete. */
    public static Stream<JsonNode> objects(String answer) {
        return Stream.iterate(answer.indexOf('{'), start -> start >= 0, start -> answer.indexOf('{', start + 1))
                .limit(TRIES)
                .map(start -> parsed(closed(answer.substring(start))))
                .flatMap(Optional::stream);
    }

    private static Optional<JsonNode> parsed(String json) {
        try {
            return Optional.of(StoredJson.read(json, JsonNode.class));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** The text through the brace that ends its first object; where that is missing, through the last complete element. */
    private static String closed(String text) {
        Deque<Character> open = new ArrayDeque<>();
        String complete = "";
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                open.push(c == '{' ? '}' : ']');
            } else if ((c == '}' || c == ']') && !open.isEmpty()) {
                open.pop();
                complete = text.substring(0, i + 1) + closers(open);
                if (open.isEmpty()) {
                    return complete;
                }
            }
        }
        return complete;
    }

    private static String closers(Deque<Character> open) {
        StringBuilder closers = new StringBuilder();
        open.forEach(closers::append);
        return closers.toString();
    }
}
