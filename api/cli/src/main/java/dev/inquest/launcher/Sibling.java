package dev.inquest.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server that runs beside the others for as long as the launcher does. */
interface Sibling {

    String name();

    /** Makes what the server needs before it is started. */
    default void prepare() {}

    List<String> command();

    /** Returns what is added to the launcher's environment. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** Tells whether it serves. */
    boolean isReady(ProcessId process);

    /** Returns why it will never serve; empty while it still may. */
    default Optional<String> refusal() {
        return Optional.empty();
    }

    /** Returns how long it may take until it serves. */
    Duration patience();

    /** Returns how long it may take to stop before it is killed. */
    Duration stopTime();

    /** Returns the signal that asks it to stop, as {@code kill} names it. */
    default String stopSignal() {
        return "TERM";
    }
}
