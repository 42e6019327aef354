package dev.inquest.recording.metrics;

/** A query that is not answered; the message is for the one who asked. */
final class PromException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is answered, said with every refusal. */
    static final String ACCEPTED =
            "a recording answers an instant selector (metric{label=\"value\"} with =, !=, =~, !~),"
                    + " a range selector (metric[5m]), and rate, avg_over_time or max_over_time over a range selector";

    PromException(String message) {
        super(message);
    }

    static PromException refused(String what) {
        return new PromException(what + "; " + ACCEPTED);
    }
}
