package dev.inquest.command;

/** The command is not one of the catalogue's, or has an option that is not; the message says what would be accepted. */
public class CommandRefusedException extends RuntimeException {

    public CommandRefusedException(String message) {
        super(message);
    }
}
