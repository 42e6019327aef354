package dev.inquest.cli;

/** Why the demo cannot go on; the message is for people. */
final class DemoException extends RuntimeException {

    DemoException(String message) {
        super(message);
    }
}
