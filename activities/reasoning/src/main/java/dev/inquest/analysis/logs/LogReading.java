package dev.inquest.analysis.logs;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.inquest.observation.Observation.LogSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of one log say, each parsed once however many rules ask and however often the evidence is assessed. A
 * reading lives as long as the log that it was read from: logs are known by identity.
 */
public final class LogReading {

    private static final LoadingCache<LogSeen, LogReading> READ =
            Caffeine.newBuilder().weakKeys().build(log -> new LogReading(log.lines()));

    /**
     * @param number the line's place in the log, from 0
     * @param text the line
     * @param access what it says
     */
    public record Accessed(int number, String text, AccessLine access) {}

    private final List<String> lines;
    private @Nullable List<LogUnits.Unit> units;
    private @Nullable List<Accessed> accesses;

    private LogReading(List<String> lines) {
        this.lines = lines;
    }

    /** The reading of that log. */
    public static LogReading of(LogSeen log) {
        return READ.get(log);
    }

    /** The units of the last lines, in order. */
    synchronized List<LogUnits.Unit> units() {
        List<LogUnits.Unit> known = units;
        if (known == null) {
            known = List.copyOf(LogUnits.of(lines));
            units = known;
        }
        return known;
    }

    /** The lines that are ones of an access log, in order. */
    public synchronized List<Accessed> accesses() {
        List<Accessed> known = accesses;
        if (known == null) {
            known = read();
            accesses = known;
        }
        return known;
    }

    /** Those of {@link #accesses()} among the last lines. */
    Stream<Accessed> lastAccesses() {
        int from = lines.size() - LogUnits.LINES;
        return accesses().stream().filter(a -> a.number() >= from);
    }

    private List<Accessed> read() {
        List<Accessed> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Optional<AccessLine> access = AccessLine.of(line);
            if (access.isPresent()) {
                found.add(new Accessed(i, line, access.get()));
            }
        }
        return List.copyOf(found);
    }
}
