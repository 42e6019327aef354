package dev.inquest.recording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Every request that reached a recorded API, in order of arrival. Thread-safe. */
public final class RequestLog {
    /**
     * One request.
     *
     * @param pathAndQuery the request target as sent
     * @param at when it arrived, on this machine's clock
     */
    public record Entry(String method, String pathAndQuery, Instant at) {}

    private final List<Entry> entries = new ArrayList<>();

    RequestLog() {}

    synchronized void add(Entry entry) {
        entries.add(entry);
    }

    /** How many requests have arrived. */
    public synchronized int count() {
        return entries.size();
    }

    /** What has arrived so far; later requests do not change it. */
    public synchronized List<Entry> snapshot() {
        return List.copyOf(entries);
    }
}
