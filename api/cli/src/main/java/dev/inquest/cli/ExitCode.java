package dev.inquest.cli;

/** What the client's exit codes mean; printed by {@code inquest help}. */
final class ExitCode {

    /** Done; an investigation that was followed ended diagnosed or with no fault found. */
    static final int OK = 0;
    /** The followed investigation ended inconclusive or failed. */
    static final int NO_ANSWER = 1;
    /** A scan found what it was told to fail on. */
    static final int FOUND = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** No service answers. */
    static final int NO_SERVICE = 3;
    /** The service refused the request and said why. */
    static final int REFUSED = 4;
    /** A defect of the client. */
    static final int DEFECT = 70;

    private ExitCode() {}
}
