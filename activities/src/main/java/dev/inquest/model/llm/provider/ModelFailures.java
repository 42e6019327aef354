package dev.inquest.model.llm.provider;

import dev.inquest.incident.Role;
import dev.inquest.investigation.FailureType;
import dev.langchain4j.exception.HttpException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a failed call means for the investigation. The provider's own words are left out: they may quote the request or
 * the key.
 */
public final class ModelFailures {

    /** Client errors that may pass: timeout, conflict, too early, too many requests. */
    private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429);

    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;

    private ModelFailures() {}

    /** The failure that this cause means. */
    public static ApplicationFailure of(Role role, Throwable cause) {
        HttpException http = find(HttpException.class, cause);
        if (http == null) {
            return unavailable(role, "cannot be reached or did not answer in time", null);
        }
        int status = http.statusCode();
        if (status >= FIRST_CLIENT_ERROR && status < FIRST_SERVER_ERROR && !PASSING.contains(status)) {
            return FailureType.MODEL_REJECTED.failure("the " + name(role)
                    + "'s model server refused the request with HTTP " + status + ": " + advice(role, status));
        }
        Duration wait = http instanceof HttpStatusException refusal ? refusal.retryAfter() : null;
        return unavailable(role, "answered with HTTP " + status, wait);
    }

    /** The model answers, but not with what was asked for, not even when told so. */
    public static ApplicationFailure unusable(Role role, String what) {
        return FailureType.MODEL_UNUSABLE.failure("the " + name(role) + "'s model gave no usable " + what + ", twice");
    }

    private static ApplicationFailure unavailable(Role role, String why, @Nullable Duration wait) {
        String message = "the " + name(role) + "'s model server " + why;
        if (wait == null) {
            return FailureType.MODEL_UNAVAILABLE.failure(message);
        }
        return ApplicationFailure.newBuilder()
                .setMessage(message)
                .setType(FailureType.MODEL_UNAVAILABLE.name())
                .setNextRetryDelay(wait)
                .build();
    }

    private static String advice(Role role, int status) {
        String prefix = "inquest." + name(role);
        return switch (status) {
            case 401, 403 -> "check " + prefix + ".api-key";
            case 404 -> "check " + prefix + ".model and " + prefix + ".base-url";
            default -> "check " + prefix + ".model, its context size, and " + prefix + ".json-schema";
        };
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static <T extends Throwable> @Nullable T find(Class<T> type, Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
