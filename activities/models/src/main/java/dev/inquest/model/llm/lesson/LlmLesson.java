package dev.inquest.model.llm.lesson;

import dev.inquest.capsule.Lesson;
import dev.inquest.model.llm.exchange.Chat;
import dev.inquest.model.llm.exchange.RoleModel;
import dev.inquest.model.llm.prompt.Fence;
import dev.inquest.model.llm.prompt.Prompt;
import dev.inquest.model.llm.redaction.Redaction;
import dev.inquest.observation.Tokens;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** A teacher's model puts a lesson into words; the lesson itself, its trigger and its procedure stay as they were made. */
public final class LlmLesson {

    private static final Logger LOG = Logger.getLogger(LlmLesson.class);

    private static final int MAX_PAGE_TOKENS = 150;
    private static final int MAX_CORRECTIONS_TOKENS = 300;

    private static final Prompt LESSON = Prompt.load("lesson", 1);

    private final RoleModel line;

    public LlmLesson(RoleModel line) {
        this.line = line;
    }

    /**
     * The lesson in one or two sentences, or empty when no words that may stand could be had; a refused wording is told why,
     * once.
     *
     * @param names the names of what this incident's cluster showed: none of them may appear
     */
    public Optional<String> word(Lesson lesson, Set<String> names) {
        LessonRules rules = new LessonRules(lesson, names);
        Chat chat = line.open(LESSON, LESSON.text(), lesson.incidentId());
        try {
            String first = ask(chat, briefing(lesson));
            Optional<String> refusal = rules.refusal(first);
            if (refusal.isEmpty()) {
                return Optional.of(first);
            }
            String second = ask(chat, "That cannot stand: " + refusal.get() + ". Write it again.");
            return rules.refusal(second).isEmpty() ? Optional.of(second) : Optional.empty();
        } catch (ApplicationFailure e) {
            LOG.infof("no words for the lesson of incident %s: %s", lesson.incidentId(), e.getOriginalMessage());
            return Optional.empty();
        }
    }

    private static String ask(Chat chat, String text) {
        return chat.ask(text, LessonRules.MAX_TOKENS, null).strip();
    }

    /** Names are out of a lesson already; what people and models wrote into it is data all the same. */
    private static String briefing(Lesson lesson) {
        String steps = lesson.decisive().stream()
                .map(step -> step.template() + " # " + step.purpose())
                .collect(Collectors.joining("\n"));
        return fenced("The page, names removed", Tokens.cut(lesson.page(), MAX_PAGE_TOKENS))
                + fenced("Symptoms", String.join(", ", lesson.symptoms()))
                + fenced("What was seen before the deciding look", String.join(", ", lesson.findingsBefore()))
                + fenced(
                        "What the teacher corrected",
                        Tokens.cut(String.join("\n", lesson.corrections()), MAX_CORRECTIONS_TOKENS))
                + fenced("The commands that decided", steps)
                + fenced(
                        "The fault it was",
                        lesson.fault() == null ? "" : lesson.fault().value());
    }

    private static String fenced(String title, String data) {
        return data.isBlank() ? "" : title + ":\n" + Fence.around(Redaction.of(data));
    }
}
