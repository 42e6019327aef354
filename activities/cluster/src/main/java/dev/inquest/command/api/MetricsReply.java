package dev.inquest.command.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** How one question to Prometheus went. */
public sealed interface MetricsReply {

    /**
     * @param data the {@code data} of the answer
     * @param results how many series or names it holds
     * @param cut how many more there were than the looks left allow to read
     */
    record Shown(JsonNode data, int results, int cut) implements MetricsReply {

        /** Returns the answer with no more than so many of its series or names. */
        Shown first(int kept) {
            if (kept >= results) {
                return this;
            }
            JsonNode shortened = data.deepCopy();
            ArrayNode all = (ArrayNode) (shortened.isArray() ? shortened : shortened.path("result"));
            while (all.size() > kept) {
                all.remove(all.size() - 1);
            }
            return new Shown(shortened, kept, results - kept);
        }
    }

    /**
     * Prometheus did not answer the question; a question it does not understand has status 400 and its own words.
     *
     * @param reply what was not shown, and why
     */
    record Withheld(ApiReply.Withheld reply) implements MetricsReply {}
}
