package dev.inquest.model.llm.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.model.llm.provider.wire.Call;
import dev.inquest.model.llm.provider.wire.Reply;
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
    public Reply send(Call call) throws IOException {
        Reply reply = wire.send(call);
        return reply.body().contains("\"blockReason\"") ? candidate(reply) : reply;
    }

    private static Reply candidate(Reply reply) {
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
        return new Reply(reply.status(), reply.headers(), StoredJson.write(object));
    }
}
