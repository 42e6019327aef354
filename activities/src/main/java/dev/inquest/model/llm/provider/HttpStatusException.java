package dev.inquest.model.llm.provider;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A model server's answer that is no success, with the wait that it asked for. */
class HttpStatusException extends HttpException {

    private final @Nullable Duration retryAfter;

    HttpStatusException(int status, String body, @Nullable Duration retryAfter) {
        super(status, body);
        this.retryAfter = retryAfter;
    }

    /** The wait of the {@code Retry-After} header, or null. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
