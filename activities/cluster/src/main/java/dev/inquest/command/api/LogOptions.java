package dev.inquest.command.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a log.
 *
 * @param container the container
 * @param previous of the container's previous run
 * @param tail the last so many lines
 * @param since written this recently, or null
 */
public record LogOptions(
        String container,
        boolean previous,
        int tail,
        @Nullable Duration since) {

    Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("container", container);
        query.put("tailLines", String.valueOf(tail));
        if (previous) {
            query.put("previous", "true");
        }
        if (since != null) {
            query.put("sinceSeconds", String.valueOf(Math.max(1, since.toSeconds())));
        }
        return query;
    }
}
