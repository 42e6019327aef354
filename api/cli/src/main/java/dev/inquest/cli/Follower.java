package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** Follows an open investigation, shows what is new to whoever watches, until it ended. */
final class Follower {

    private static final long SHORTEST_PAUSE = 250;
    private static final long LONGEST_PAUSE = 2_000;
    /** A service that is being restarted comes back well within this. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Service service;
    private final Watcher watcher;

    Follower(Service service, CliEnvironment surroundings) {
        this(service, new ProgressLines(surroundings));
    }

    Follower(Service service, Watcher watcher) {
        this.service = service;
        this.watcher = watcher;
    }

    /** Who is told how it goes on. */
    interface Watcher {

        /** Takes the incident as it is now and tells whether anything is new. */
        boolean show(JsonNode incident);

        /** The service does not answer at the moment. */
        default void serviceAway() {}

        /** It ended. */
        default void end() {}
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
                pause = watcher.show(incident) ? SHORTEST_PAUSE : Math.min(LONGEST_PAUSE, pause * 3 / 2);
                if (ended(incident)) {
                    watcher.end();
                    return incident;
                }
            } catch (ServiceException problem) {
                if (!problem.temporary()
                        || Duration.between(lastAnswer, Instant.now()).compareTo(PATIENCE) > 0) {
                    throw problem;
                }
                watcher.serviceAway();
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
