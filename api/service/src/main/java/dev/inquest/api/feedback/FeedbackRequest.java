package dev.inquest.api.feedback;

import dev.inquest.incident.Entity;
import dev.inquest.incident.FaultCode;
import org.jspecify.annotations.Nullable;

/** A person's verdict on an outcome; only {@code verdict} is needed. */
public record FeedbackRequest(
        @Nullable Verdict verdict,
        @Nullable ActualCause rootCause,
        @Nullable String comment,
        @Nullable String by) {

    /** Whether the investigation named the actual cause. */
    public enum Verdict {
        RIGHT,
        WRONG
    }

    /** What it really was. */
    public record ActualCause(
            @Nullable Entity entity, @Nullable FaultCode fault) {}
}
