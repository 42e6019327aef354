package dev.inquest.model.llm.judge;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;

/** A model asked with chance in its answers: several samples of one that always says the same would be one sample. */
record Warm(ChatModel model) implements ChatModel {

    private static final double TEMPERATURE = 0.7;

    @Override
    public ChatResponse chat(ChatRequest request) {
        return model.chat(request.toBuilder()
                .parameters(request.parameters()
                        .overrideWith(DefaultChatRequestParameters.builder()
                                .temperature(TEMPERATURE)
                                .build()))
                .build());
    }
}
