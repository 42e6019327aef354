package dev.inquest.cli;

import java.util.concurrent.CountDownLatch;

/**
 * The end of this process, once a signal has begun it. The service stops before the process does: what it answers from then
 * on is no result, so that whoever waits for an answer is held.
 */
public final class Shutdown {

    private static final CountDownLatch BEGUN = new CountDownLatch(1);

    private Shutdown() {}

    /** Begins it; called by the hook that stops the service. */
    public static void begin() {
        BEGUN.countDown();
    }

    /** Returns at once while nothing was begun, and never afterwards. */
    public static void holdIfBegun() {
        while (BEGUN.getCount() == 0) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                continue; // the process ends without this thread
            }
        }
    }
}
