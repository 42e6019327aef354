package dev.inquest.model.llm.exchange;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A model that says what it is told to say, in that order, and remembers what it was asked. */
class ScriptedModel implements ChatModel {

    final List<ChatRequest> asked = new ArrayList<>();
    private final Deque<Object> answers = new ArrayDeque<>();

    ScriptedModel answers(String text, TokenUsage usage) {
        answers.add(ChatResponse.builder()
                .aiMessage(AiMessage.from(text))
                .modelName("m1-2026")
                .tokenUsage(usage)
                .finishReason(FinishReason.STOP)
                .build());
        return this;
    }

    ScriptedModel fails(RuntimeException failure) {
        answers.add(failure);
        return this;
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        asked.add(request);
        return switch (answers.remove()) {
            case RuntimeException failure -> throw failure;
            case ChatResponse response -> response;
            default -> throw new AssertionError("nothing else is scripted");
        };
    }
}
