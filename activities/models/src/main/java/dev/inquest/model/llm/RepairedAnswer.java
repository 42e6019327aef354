package dev.inquest.model.llm;

import dev.inquest.incident.Use;
import dev.inquest.investigation.FailureType;
import dev.inquest.model.Situation;
import dev.inquest.model.llm.exchange.Chat;
import dev.inquest.model.llm.exchange.RoleModel;
import dev.inquest.model.llm.prompt.Message;
import dev.langchain4j.model.chat.request.ResponseFormat;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One question to a role's model, asked again where the answer will not do. What was said before is not sent again, but in
 * a few words what was wrong with it: so the window holds, and the prefix stays the same.
 */
final class RepairedAnswer {

    private final Chat chat;
    private final Message question;
    private final Function<String, Message> composed;
    private final @Nullable ResponseFormat format;

    /**
     * @param composed the question, given what is wrong with the answer before, or an empty text
     * @param format the answer's schema, or null for plain text
     */
    RepairedAnswer(
            RoleModel line, Situation situation, Function<String, Message> composed, @Nullable ResponseFormat format) {
        this.question = composed.apply("");
        this.composed = composed;
        this.format = format;
        this.chat = line.open(
                question.prompt(), question.instruction(), situation.incident().id());
    }

    /** Asks. */
    String first() {
        return ask(question);
    }

    /** Asks again and says what was wrong. */
    String again(String wrong) {
        chat.forget();
        return ask(composed.apply(wrong));
    }

    /** Asks again what may be done without: empty where nothing answers this one question. */
    Optional<String> mend(String wrong) {
        try {
            return Optional.of(again(wrong));
        } catch (ApplicationFailure failure) {
            if (FailureType.MODEL_UNUSABLE.is(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** Whether the last answer ended at its cap. */
    boolean wasCut() {
        return chat.wasCut();
    }

    /** The failure when no answer will do, not even when told so. */
    ApplicationFailure unusable(String what) {
        return chat.unusable(what);
    }

    /** What all of it cost. */
    Use use() {
        return chat.use();
    }

    private String ask(Message message) {
        return chat.ask(message.text(), message.maxTokens(), format);
    }
}
