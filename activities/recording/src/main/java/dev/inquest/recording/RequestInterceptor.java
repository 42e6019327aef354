package dev.inquest.recording;

import java.io.IOException;

/**
 * Sees each request after it was logged and before it is answered, on a virtual thread of its own: it may wait, to slow
 * or hold the answer, or throw, to break the connection.
 */
@FunctionalInterface
public interface RequestInterceptor {
    /** Lets every request pass. */
    RequestInterceptor NONE = request -> {};

    /**
     * @throws IOException to close the connection without an answer
     * @throws InterruptedException when the server closes while the request is held
     */
    void before(RequestLog.Entry request) throws IOException, InterruptedException;
}
