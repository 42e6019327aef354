package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** Follows an open investigation and says what is new, until it ended. */
final class Follower {

    private static final long SHORTEST_PAUSE = 250;
    private static final long LONGEST_PAUSE = 2_000;
    /** A service that is being restarted comes back well within this. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Service service;
    private final ProgressLines lines;

    Follower(Service service, Surroundings surroundings) {
        this.service = service;
        this.lines = new ProgressLines(surroundings);
    }

    /**
     * Returns the incident as it is at its end.
     *
     * @throws ServiceException when the service refuses, or stays away for longer than a restart takes
     */
    JsonNode follow(String id) {
        long pause = SHORTEST_PAUSE;
        Instant lastAnswer = Instant.now();
        while (true) {
            try {
                JsonNode incident = service.get("incidents/" + Service.escaped(id));
                lastAnswer = Instant.now();
                pause = lines.show(incident) ? SHORTEST_PAUSE : Math.min(LONGEST_PAUSE, pause * 3 / 2);
                if (ended(incident)) {
                    lines.end();
                    return incident;
                }
            } catch (ServiceException.Absent away) {
                if (Duration.between(lastAnswer, Instant.now()).compareTo(PATIENCE) > 0) {
                    throw away;
                }
                lines.serviceAway();
                pause = LONGEST_PAUSE;
            }
            rest(pause);
        }
    }

    static boolean ended(JsonNode incident) {
        return incident.path("outcome").isObject()
                && (incident.path("closedAt").isTextual()
                        || incident.path("phase").asText().equals("done"));
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while following", e);
        }
    }
}
