package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Notices an investigation in which nothing happens any more: no look, no entry of the timeline, no call of a model. A slow one
 * is none, however long it takes.
 */
final class StallDetector implements Follower.Watcher {

    /** Calls of models are asked for apart, so not at each look at the incident. */
    private static final long BETWEEN_QUESTIONS = Duration.ofMinutes(1).toNanos();

    private final Service service;
    private final Duration longest;
    private final LongSupplier nanos;
    private long lastSign;
    private long lastQuestion;
    private int signs;
    private long calls;

    /**
     * @param longest after which it is thought to hang
     * @param nanos a clock that stands still while the machine sleeps, as {@link System#nanoTime}
     */
    StallDetector(Service service, Duration longest, LongSupplier nanos) {
        this.service = service;
        this.longest = longest;
        this.nanos = nanos;
        this.lastSign = nanos.getAsLong();
        this.lastQuestion = lastSign;
    }

    /** It lasts too long. */
    static final class TooLong extends RuntimeException {

        private final JsonNode incident;

        TooLong(JsonNode incident) {
            super("nothing happens any more");
            this.incident = incident;
        }

        /** As it was seen last. */
        JsonNode incident() {
            return incident;
        }
    }

    /** @throws TooLong when nothing happened for too long */
    @Override
    public boolean show(JsonNode incident) {
        long now = nanos.getAsLong();
        boolean something = isNew(incident);
        if (!something && now - lastQuestion >= BETWEEN_QUESTIONS) {
            lastQuestion = now;
            something = isCalled(incident);
        }
        if (something) {
            lastSign = now;
        } else if (!Follower.ended(incident) && now - lastSign > longest.toNanos()) {
            throw new TooLong(incident);
        }
        return false; // nobody watches: there is no haste to look again
    }

    private boolean isNew(JsonNode incident) {
        int seen = incident.path("evidence").size() + incident.path("timeline").size();
        boolean more = seen > signs;
        signs = seen;
        return more;
    }

    private boolean isCalled(JsonNode incident) {
        long seen = calls;
        try {
            seen = service.get(
                            "incidents/" + Service.escaped(incident.path("id").asText()) + "/exchanges?page=0&size=1")
                    .path("total")
                    .asLong();
        } catch (ServiceException.Refused refused) {
            if (!refused.isAbsence()) { // a service that is older than this client keeps no record
                throw refused;
            }
        }
        boolean more = seen > calls;
        calls = seen;
        return more;
    }
}
