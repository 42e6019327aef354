package dev.inquest.recording;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What of a log is asked for. Relative times count from the recording's "now". */
record RecordedLogOptions(
        boolean previous,
        boolean timestamps,
        Optional<Long> tailLines,
        Optional<Long> limitBytes,
        Optional<Instant> since) {

    static RecordedLogOptions of(ApiRequest request, Instant now) {
        Optional<Long> seconds = atLeast(request, "sinceSeconds", 1);
        Optional<Instant> time = request.parameter("sinceTime").map(RecordedLogOptions::time);
        if (seconds.isPresent() && time.isPresent()) {
            throw invalid("at most one of `sinceTime` or `sinceSeconds` may be specified");
        }
        return new RecordedLogOptions(
                request.flag("previous"),
                request.flag("timestamps"),
                atLeast(request, "tailLines", 0),
                atLeast(request, "limitBytes", 1),
                seconds.map(now::minusSeconds).or(() -> time));
    }

    private static Optional<Long> atLeast(ApiRequest request, String name, long minimum) {
        Optional<Long> value = request.count(name);
        if (value.isPresent() && value.get() < minimum) {
            throw invalid(name + ": Invalid value: " + value.get() + ": must be greater than or equal to " + minimum);
        }
        return value;
    }

    private static Instant time(String value) {
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw new ApiException(Statuses.badRequest(
                    "unable to decode query parameter sinceTime: parsing time \"" + value + "\" as RFC 3339 failed"));
        }
    }

    private static ApiException invalid(String cause) {
        return new ApiException(Statuses.recorded(422, "Invalid", "PodLogOptions \"\" is invalid: " + cause));
    }
}
