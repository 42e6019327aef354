package dev.inquest.durability;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * When a worker dies, told by what happened since it was started.
 *
 * @param event what is counted
 * @param count how often it must have happened
 * @param delay how much later the worker dies
 */
record KillInstant(Event event, int count, Duration delay) {

    private static final int MAX_REQUESTS = 14;
    private static final int MAX_EVIDENCE = 7;
    private static final int MAX_DELAY_MILLIS = 200;

    /** What is counted. */
    enum Event {
        /** A request arrived at a cluster. */
        REQUEST,
        /** A piece of evidence was committed. */
        EVIDENCE
    }

    /** So many instants, always the same for a seed. */
    static List<KillInstant> draw(long seed, int instants) {
        Random random = new Random(seed);
        return Stream.generate(() -> draw(random)).limit(instants).toList();
    }

    boolean reached(int requests, int evidence) {
        return switch (event) {
            case REQUEST -> requests >= count;
            case EVIDENCE -> evidence >= count;
        };
    }

    private static KillInstant draw(Random random) {
        Event event = random.nextBoolean() ? Event.REQUEST : Event.EVIDENCE;
        int most = event == Event.REQUEST ? MAX_REQUESTS : MAX_EVIDENCE;
        return new KillInstant(
                event, 1 + random.nextInt(most), Duration.ofMillis(random.nextInt(MAX_DELAY_MILLIS + 1)));
    }
}
