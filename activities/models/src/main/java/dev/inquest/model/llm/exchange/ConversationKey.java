package dev.inquest.model.llm.exchange;

import dev.inquest.incident.Role;
import dev.inquest.model.llm.prompt.Prompt;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The attempt at an activity in which models are asked. It names each conversation so that the next attempt at the same
 * activity names it alike, and finds what was answered before: the run and the activity, the role, the prompt, and the
 * how-manieth conversation under that prompt it is.
 */
final class ConversationKey {

    /** Outside of an activity nothing is repeated, and so nothing has a name. */
    static final ConversationKey NONE = new ConversationKey(null);

    /** Each attempt has a context of its own, and is over when that is gone. */
    private static final Map<ActivityExecutionContext, ConversationKey> ATTEMPTS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final @Nullable String activity;
    private final Map<String, Integer> opened = new ConcurrentHashMap<>();

    private ConversationKey(@Nullable String activity) {
        this.activity = activity;
    }

    /** The attempt that this thread makes. */
    static ConversationKey now() {
        ActivityExecutionContext attempt;
        try {
            attempt = Activity.getExecutionContext();
        } catch (IllegalStateException e) {
            return NONE;
        }
        return ATTEMPTS.computeIfAbsent(attempt, a -> of(a.getInfo()));
    }

    /** An attempt at this activity. */
    static ConversationKey attemptAt(String activity) {
        return new ConversationKey(activity);
    }

    /** What the names of all conversations of this activity begin with, or null. */
    @Nullable
    String prefix() {
        return activity == null ? null : activity + "/";
    }

    /** The name of a conversation that is opened now, or null. */
    @Nullable
    String conversation(Role role, Prompt prompt) {
        if (activity == null) {
            return null;
        }
        String subject =
                activity + "/" + role.name().toLowerCase(Locale.ROOT) + "/" + prompt.id() + "-v" + prompt.version();
        return subject + "/" + opened.merge(subject, 1, Integer::sum);
    }

    private static ConversationKey of(ActivityInfo info) {
        return attemptAt(info.getWorkflowRunId() + "/" + info.getActivityId());
    }
}
