package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/** Why the service did not do what was asked; the message is for people. */
abstract sealed class ServiceException extends RuntimeException {

    private ServiceException(String message) {
        super(message);
    }

    abstract int exitCode();

    /** Whether the same request may well be answered in a while. */
    abstract boolean temporary();

    /** Nobody answers at this address. */
    static final class Absent extends ServiceException {
        Absent(URI server) {
            super("No Inquest answers at " + server
                    + ". Start one with './inquest up', or name another with --server or INQUEST_URL.");
        }

        @Override
        int exitCode() {
            return ExitCode.NO_SERVICE;
        }

        @Override
        boolean temporary() {
            return true;
        }
    }

    /** The service answered with a problem. */
    static final class Refused extends ServiceException {
        private static final int UNAVAILABLE = 503;
        private static final int NOT_FOUND = 404;

        private final int status;
        private final JsonNode problem;

        Refused(int status, JsonNode problem) {
            super(sentence(status, problem));
            this.status = status;
            this.problem = problem;
        }

        /** The problem's further member, or an empty text. */
        String member(String name) {
            return problem.path(name).asText("");
        }

        /** Whether there is no such thing. */
        boolean isAbsence() {
            return status == NOT_FOUND;
        }

        @Override
        int exitCode() {
            return ExitCode.REFUSED;
        }

        @Override
        boolean temporary() {
            return status == UNAVAILABLE;
        }

        private static String sentence(int status, JsonNode problem) {
            String title = problem.path("title").asText("");
            String detail = problem.path("detail").asText("");
            if (title.isEmpty() && detail.isEmpty()) {
                return "The service answered " + status + " and did not say why; its log may.";
            }
            if (title.isEmpty() || detail.isEmpty()) {
                return title + detail + " (" + status + ")";
            }
            return title + " (" + status + "): " + detail;
        }
    }
}
