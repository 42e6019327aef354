package dev.inquest.model.llm.provider.wire;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A model server's answer that is no success, with the wait that it asked for. Its message is the body: not for people. */
public final class HttpStatusException extends HttpException {

    private final @Nullable Duration retryAfter;

    HttpStatusException(int status, String body, @Nullable Duration retryAfter) {
        super(status, body);
        this.retryAfter = retryAfter;
    }

    /** The wait of the {@code Retry-After} header, or null. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** The server's own words; they may quote the request or the key. */
    public String body() {
        return getMessage() == null ? "" : getMessage();
    }
}
