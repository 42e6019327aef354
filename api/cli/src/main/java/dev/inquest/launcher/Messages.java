package dev.inquest.launcher;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/** Lines for the person at the terminal, and one line of progress that is overwritten there. */
final class Messages {

    private final PrintWriter err;
    private final boolean terminal;
    private final boolean quiet;
    private String progress = "";

    private Messages(PrintWriter err, boolean terminal, boolean quiet) {
        this.err = err;
        this.terminal = terminal;
        this.quiet = quiet;
    }

    Messages(PrintWriter err, boolean terminal) {
        this(err, terminal, false);
    }

    /** The same for a private instance, of which only problems are told. */
    Messages ofPrivateInstance() {
        return new Messages(err, terminal, true);
    }

    boolean quiet() {
        return quiet;
    }

    synchronized void say(String line) {
        clear();
        err.println(line);
        err.flush();
    }

    /** Says what only interests a person who runs Inquest itself. */
    void tell(String line) {
        if (!quiet) {
            say(line);
        }
    }

    /** Shows what is waited for; elsewhere than on a terminal once for each new text. */
    synchronized void progress(String text, Instant begun) {
        if (terminal) {
            err.print("\r\u001b[K" + text + " ("
                    + Duration.between(begun, Instant.now()).toSeconds() + " s)");
        } else if (!progress.equals(text)) {
            err.println(text);
        }
        err.flush();
        progress = text;
    }

    synchronized void clear() {
        if (terminal && !progress.isEmpty()) {
            err.print("\r\u001b[K");
            err.flush();
        }
        progress = "";
    }
}
