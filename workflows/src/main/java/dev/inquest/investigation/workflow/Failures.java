package dev.inquest.investigation.workflow;

import dev.inquest.incident.Outcome;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TimeoutFailure;
import org.jspecify.annotations.Nullable;

/** Failures as outcomes, in words for people. */
final class Failures {

    private Failures() {}

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
                    return new Outcome.Failed(a.getOriginalMessage());
                }
                default -> {}
            }
        }
        return new Outcome.Failed("a step of the investigation failed");
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause.getCause();
    }
}
