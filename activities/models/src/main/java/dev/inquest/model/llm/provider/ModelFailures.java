package dev.inquest.model.llm.provider;

import dev.inquest.incident.Role;
import dev.inquest.investigation.FailureType;
import dev.inquest.model.llm.provider.wire.AnswerTooLongException;
import dev.inquest.model.llm.provider.wire.CassetteException;
import dev.inquest.model.llm.provider.wire.HttpStatusException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * What a failed call means for the investigation. The provider's own words are left out: they may quote the request or
 * the key.
 */
public final class ModelFailures {

    private ModelFailures() {}

    /** The failure that this cause means. */
    public static ApplicationFailure of(Role role, Throwable cause) {
        HttpStatusException status = find(HttpStatusException.class, cause);
        if (status != null) {
            return ProviderRefusal.of(status)
                    .map(refusal -> refused(role, status, refusal))
                    .orElseGet(
                            () -> unavailable(role, "answered with HTTP " + status.statusCode(), status.retryAfter()));
        }
        CassetteException cassette = find(CassetteException.class, cause);
        if (cassette != null) {
            return FailureType.MODEL_REJECTED.failure(String.valueOf(cassette.getMessage()));
        }
        if (find(UnsupportedFeatureException.class, cause) != null) {
            return rejected(role, "cannot be asked for a JSON schema: set " + prefix(role) + ".json-schema=false");
        }
        if (find(AnswerTooLongException.class, cause) != null) {
            return unusable("the " + name(role) + "'s model server sent more than any answer of a model");
        }
        if (withoutCredentials(cause)) {
            return rejected(
                    role,
                    "was not asked, because no AWS credentials were found: give " + prefix(role)
                            + ".api-key, or credentials in one of the ways of the AWS SDK");
        }
        return unavailable(role, "cannot be reached or did not answer in time", null);
    }

    /** The model answers, but not with what was asked for, not even when told so. */
    public static ApplicationFailure unusable(Role role, String what) {
        return unusable("the " + name(role) + "'s model gave no usable " + what + ", twice");
    }

    private static ApplicationFailure refused(Role role, HttpStatusException status, ProviderRefusal refusal) {
        String why = "refused the request with HTTP " + status.statusCode() + ": " + refusal.advice(prefix(role));
        return refusal.isOfThisRequest()
                ? unusable("the " + name(role) + "'s model server " + why)
                : rejected(role, why);
    }

    private static ApplicationFailure unusable(String message) {
        return FailureType.MODEL_UNUSABLE.failure(message);
    }

    private static ApplicationFailure rejected(Role role, String why) {
        return FailureType.MODEL_REJECTED.failure("the " + name(role) + "'s model server " + why);
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

    /** The SDK has no type of its own for it. */
    private static boolean withoutCredentials(Throwable cause) {
        SdkClientException aws = find(SdkClientException.class, cause);
        return aws != null && String.valueOf(aws.getMessage()).startsWith("Unable to load credentials");
    }

    private static String prefix(Role role) {
        return "inquest." + name(role);
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
