package dev.inquest.model.llm.provider.wire;

/** The cassette cannot answer; its message is for people. */
public final class CassetteException extends RuntimeException {

    CassetteException(String message) {
        super(message);
    }

    CassetteException(String message, Throwable cause) {
        super(message, cause);
    }
}
