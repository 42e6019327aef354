package dev.inquest.model.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.model.llm.prompt.Visible;
import dev.inquest.storage.StoredJson;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Finds the JSON object in what a model says: behind its thoughts, inside a code fence, torn off by a cap. */
final class LooseJson {

    /** Objects tried, from the first brace on: words before the answer may hold one, but not many. */
    private static final int TRIES = 5;

    private LooseJson() {}

    /** The first object that has an array of this name. Of a torn one, what was complete. */
    static Optional<JsonNode> object(String answer, String array) {
        String said = Visible.of(answer);
        int start = said.indexOf('{');
        for (int tries = 0; start >= 0 && tries < TRIES; tries++) {
            Optional<JsonNode> found = parsed(closed(said.substring(start)))
                    .filter(json -> json.path(array).isArray());
            if (found.isPresent()) {
                return found;
            }
            start = said.indexOf('{', start + 1);
        }
        return Optional.empty();
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
