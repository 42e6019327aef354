package dev.inquest.cli.scoring;

/** A truth file that is not there or not as it must be; the message is for people. */
public final class TruthException extends RuntimeException {

    TruthException(String message) {
        super(message);
    }
}
