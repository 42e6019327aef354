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

    /** A role's model does not answer, before anything was begun. */
    static final class ModelAway extends ServiceException {
        ModelAway(String models) {
            super("No investigation was started, because a model does not answer: " + models
                    + ". When it does, the same command continues.");
        }

        @Override
        int exitCode() {
            return ExitCode.REFUSED;
        }

        @Override
        boolean temporary() {
            return false;
        }
    }

    /** An investigation of an evaluation came to nothing that could be counted. */
    abstract static sealed class Uncounted extends ServiceException {

        private final long microUsd;

        private Uncounted(long microUsd, String message) {
            super(message);
            this.microUsd = microUsd;
        }

        /** What it cost all the same, in millionths of a US dollar. */
        long microUsd() {
            return microUsd;
        }

        @Override
        int exitCode() {
            return ExitCode.REFUSED;
        }

        @Override
        boolean temporary() {
            return false;
        }
    }

    /** Nothing happened in it for so long that it hangs. */
    static final class Overdue extends Uncounted {
        Overdue(String investigation, String silence, String cancelled, long microUsd) {
            super(
                    microUsd,
                    "The investigation " + investigation + " showed no sign of progress for " + silence
                            + ": the service or a model of it hangs. " + cancelled
                            + " It does not count. The other answers are kept, and the same command continues.");
        }
    }

    /** The service gave a model up in it, and the embedded reasoner went on: that is not what is measured. */
    static final class GivenUp extends Uncounted {
        GivenUp(String investigation, String why, long microUsd) {
            super(
                    microUsd,
                    "The investigation " + investigation + " went on without its model and does not count. " + why
                            + ". The other answers are kept: when that is fixed, the same command continues.");
        }
    }

    /** It used up the money that it was given, so that it may have been cut short. */
    static final class CutShort extends Uncounted {
        CutShort(String investigation, String money, long microUsd) {
            super(
                    microUsd,
                    "The investigation " + investigation + " used up its part of --max-cost, " + money
                            + ", and does not count.");
        }
    }

    /** The service has another model in a role than it had when this evaluation began. */
    static final class OtherPlayer extends Uncounted {
        OtherPlayer(String role, String was, String is, long microUsd) {
            super(
                    microUsd,
                    "This evaluation began with " + was + " as " + role + ", and now the service has " + is
                            + ": give it " + was + " again to go on, or begin anew with --fresh.");
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

        /** All that it said. */
        JsonNode problem() {
            return problem;
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
