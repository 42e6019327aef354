package dev.inquest.investigation.workflow;

import dev.inquest.incident.Outcome;
import dev.inquest.investigation.FailureType;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Failures as outcomes, in words for people. */
final class Failures {

    private static final String UNEXPLAINED = "a step of the investigation kept failing; the service's log says why";

    private Failures() {}

    /** Whether it was cancelled: the workflow itself, which no step may swallow, or the wait for this one. */
    static boolean isCancellation(TemporalFailure failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof CanceledFailure) {
                return true;
            }
        }
        return false;
    }

    /** Whether the step was tried for as long as it is waited for: what it needs was away, and may be back some day. */
    static boolean isOutage(ActivityFailure failure) {
        return failure.getRetryState() == RetryState.RETRY_STATE_TIMEOUT
                || failure.getCause() instanceof TimeoutFailure;
    }

    /** Why a step that may fail did, in words: what was last said to us, or else that there was no answer in time. */
    static String words(TemporalFailure failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof ApplicationFailure a) {
                return isForPeople(a) ? a.getOriginalMessage() : UNEXPLAINED;
            }
        }
        return "there was no answer in time";
    }

    static Outcome outcome(TemporalFailure failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            switch (cause) {
                case CanceledFailure c -> {
                    return new Outcome.Failed("cancelled in Temporal");
                }
                case TimeoutFailure t -> {
                    return new Outcome.Failed("a step of the investigation got no answer within its time limit");
                }
                case ApplicationFailure a -> {
                    return new Outcome.Failed(isForPeople(a) ? a.getOriginalMessage() : UNEXPLAINED);
                }
                default -> {}
            }
        }
        return new Outcome.Failed("a step of the investigation failed");
    }

    /** Whether we worded it; any other exception's message is about the inside of the service. */
    private static boolean isForPeople(ApplicationFailure failure) {
        return Arrays.stream(FailureType.values()).anyMatch(type -> type.name().equals(failure.getType()));
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause.getCause();
    }
}
