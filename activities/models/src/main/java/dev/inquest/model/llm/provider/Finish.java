package dev.inquest.model.llm.provider;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.Locale;

/** Why a model stopped writing. */
public final class Finish {

    /** It had said what it wanted to say. */
    public static final String STOP = "stop";

    /** It reached the cap on its output, or the end of its context. */
    public static final String LENGTH = "length";

    /** The provider, or the model by its rules, refused to answer. */
    public static final String CONTENT_FILTER = "content_filter";

    /** The provider did not say, or said something that LangChain4j has no word for (Anthropic's {@code refusal}). */
    public static final String UNKNOWN = "unknown";

    private Finish() {}

    /** The reason in one word; besides the constants here {@code other} and {@code tool_execution}. */
    public static String of(ChatResponse response) {
        FinishReason reason = response.finishReason();
        return reason == null ? UNKNOWN : reason.name().toLowerCase(Locale.ROOT);
    }
}
