package dev.inquest.model.llm.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.model.llm.provider.wire.HttpCall;
import dev.inquest.model.llm.provider.wire.HttpReply;
import dev.inquest.model.llm.provider.wire.Wire;
import dev.inquest.storage.StoredJson;
import java.io.IOException;

/**
 * Gemini answers a prompt that it blocks with no candidate at all, on which LangChain4j fails with a null pointer. Here such
 * an answer gets an empty candidate that says so, as the API itself gives when it blocks an answer.
 *
 * @param wire carries the requests
 */
record GeminiBlocks(Wire wire) implements Wire {

    @Override
    public HttpReply send(HttpCall call) throws IOException {
        HttpReply reply = wire.send(call);
        return reply.body().contains("\"blockReason\"") ? candidate(reply) : reply;
    }

    private static HttpReply candidate(HttpReply reply) {
        JsonNode body = StoredJson.read(reply.body(), JsonNode.class);
        if (!(body instanceof ObjectNode object) || !body.path("candidates").isEmpty()) {
            return reply;
        }
        ObjectNode candidate = object.putArray("candidates").addObject().put("finishReason", "SAFETY");
        candidate
                .putObject("content")
                .put("role", "model")
                .putArray("parts")
                .addObject()
                .put("text", "");
        return new HttpReply(reply.status(), reply.headers(), StoredJson.write(object));
    }
}
