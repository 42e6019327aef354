package dev.inquest.model.llm.provider.wire;

import java.io.IOException;

/** A server sent more than any model writes. */
public final class AnswerTooLongException extends IOException {

    AnswerTooLongException(int maxBytes) {
        super("the answer is longer than " + maxBytes + " bytes");
    }
}
