package dev.inquest.model.llm.provider.wire;

import java.io.IOException;

/** Carries one request to a model server and brings back its whole answer; never retries and follows no redirect. */
@FunctionalInterface
public interface Wire {

    /**
     * The answer, whatever its status.
     *
     * @throws java.net.http.HttpTimeoutException when the whole answer was not there in time
     * @throws AnswerTooLongException when it was longer than any answer of a model
     * @throws IOException when the server cannot be reached, or the connection broke, or this thread was interrupted
     */
    HttpReply send(HttpCall call) throws IOException;
}
