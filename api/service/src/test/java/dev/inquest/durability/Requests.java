package dev.inquest.durability;

import dev.inquest.recording.RecordedApiServer;
import dev.inquest.recording.RequestLog;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Requests as lines that are equal when the same was asked. The order of parameters differs from process to process, and
 * the size of a page is cut to what is left of the budget.
 */
final class Requests {

    private Requests() {}

    /** What arrived from this request on, in order of arrival. */
    static List<String> of(RecordedApiServer server, int from) {
        return server.requests().snapshot().stream()
                .skip(from)
                .map(Requests::line)
                .toList();
    }

    private static String line(RequestLog.Entry request) {
        String[] target = request.pathAndQuery().split("\\?", 2);
        String query = target.length == 1
                ? ""
                : Arrays.stream(target[1].split("&"))
                        .filter(parameter -> !parameter.startsWith("limit="))
                        .sorted()
                        .collect(Collectors.joining("&", "?", ""));
        return request.method() + " " + target[0] + query;
    }
}
