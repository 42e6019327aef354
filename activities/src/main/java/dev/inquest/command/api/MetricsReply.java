package dev.inquest.command.api;

import com.fasterxml.jackson.databind.JsonNode;

/** How one question to Prometheus went. */
public sealed interface MetricsReply {

    /**
     * @param data the {@code data} of the answer
     * @param results how many series or names it holds
     */
    record Shown(JsonNode data, int results) implements MetricsReply {}

    /**
     * Prometheus did not answer the question; a question it does not understand has status 400 and its own words.
     *
     * @param reply what was not shown, and why
     */
    record Withheld(Reply.Withheld reply) implements MetricsReply {}
}
