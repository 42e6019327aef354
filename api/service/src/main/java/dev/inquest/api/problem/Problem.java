package dev.inquest.api.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Problem details as in RFC 9457.
 *
 * @param type the stable URI of the kind of problem
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what is wrong with this request and what to change
 * @param instance the path of the request, or null
 * @param extensions further members, as in {@code known} or {@code currentDigest}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @JsonAnyGetter Map<String, Object> extensions) {

    /** The media type of every error answer. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        extensions = new LinkedHashMap<>(extensions);
    }

    /** A problem of that type. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, Map.of());
    }

    /** The same with one further member. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(type, title, status, detail, instance, more);
    }

    /** The same, about a request to that path. */
    public Problem at(String path) {
        return new Problem(type, title, status, detail, path, extensions);
    }

    /** To be thrown by whoever notices it. */
    public ProblemException exception() {
        return new ProblemException(this);
    }
}
