package dev.inquest.recording.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.recording.format.RecordingException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The recorded metrics as Prometheus answers: {@code query}, {@code query_range}, {@code series} and the values of
 * {@code __name__}. The file is read when something is asked for the first time.
 */
public final class PrometheusApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Prometheus' own limit of points a series. */
    private static final int MAX_POINTS = 11_000;

    private final @Nullable Path file;
    private final Instant now;
    private final AtomicReference<@Nullable List<RecordedSeries>> series = new AtomicReference<>();

    /**
     * @param file {@code metrics.csv}, or null when there is none
     * @param now what is evaluated at when no time is given
     */
    public PrometheusApi(@Nullable Path file, Instant now) {
        this.file = file;
        this.now = now;
    }

    /**
     * @param status the HTTP status
     * @param body Prometheus' JSON
     */
    public record Answer(int status, ObjectNode body) {}

    /** Answers a path below {@code /api/v1/}; empty for one that is not served. */
    public Optional<Answer> answer(List<String> path, Map<String, String> parameters) {
        try {
            return switch (String.join("/", path)) {
                case "query" -> Optional.of(query(parameters));
                case "query_range" -> Optional.of(queryRange(parameters));
                case "series" -> Optional.of(series(parameters));
                case "label/__name__/values" -> Optional.of(names());
                default -> Optional.empty();
            };
        } catch (PromException e) {
            return Optional.of(error(400, "bad_data", String.valueOf(e.getMessage())));
        } catch (RecordingException e) {
            return Optional.of(error(500, "internal", e.messageWithoutPath()));
        }
    }

    private Answer query(Map<String, String> parameters) {
        Expression expression = ExpressionParser.parse(required(parameters, "query"));
        long time = time(parameters, "time").orElse(now.toEpochMilli());
        boolean matrix = expression.function() == Expression.Function.NONE
                && expression.range().isPresent();
        List<PromqlEvaluation.Result> results = evaluation().at(expression, time);
        return matrix ? result("matrix", results, true) : result("vector", results, false);
    }

    private Answer queryRange(Map<String, String> parameters) {
        Expression expression = ExpressionParser.parse(required(parameters, "query"));
        long start = time(parameters, "start").orElseThrow(() -> missing("start"));
        long end = time(parameters, "end").orElseThrow(() -> missing("end"));
        long step = step(required(parameters, "step"));
        if (end < start) {
            throw new PromException("invalid parameter \"end\": end timestamp must not be before start time");
        }
        if ((end - start) / step > MAX_POINTS) {
            throw new PromException("exceeded maximum resolution of " + MAX_POINTS
                    + " points per timeseries. Try decreasing the query resolution (?step=XX)");
        }
        return result("matrix", evaluation().over(expression, start, end, step), true);
    }

    private Answer series(Map<String, String> parameters) {
        Expression expression = ExpressionParser.parse(required(parameters, "match[]"));
        ArrayNode data = JSON.createArrayNode();
        all().stream().filter(expression::selects).forEach(s -> data.add(labels(s.labels())));
        return success(data);
    }

    private Answer names() {
        ArrayNode data = JSON.createArrayNode();
        all().stream()
                .map(s -> s.label(RecordedSeries.NAME))
                .distinct()
                .sorted()
                .forEach(data::add);
        return success(data);
    }

    private PromqlEvaluation evaluation() {
        return new PromqlEvaluation(all());
    }

    private List<RecordedSeries> all() {
        List<RecordedSeries> known = series.get();
        if (known == null) {
            known = file == null ? List.of() : MetricsFile.read(file);
            series.set(known);
        }
        return known;
    }

    private static String required(Map<String, String> parameters, String name) {
        String value = parameters.getOrDefault(name, "");
        if (value.isBlank()) {
            throw missing(name);
        }
        return value;
    }

    private static PromException missing(String name) {
        return new PromException("invalid parameter \"" + name + "\": it is missing or empty");
    }

    private static Optional<Long> time(Map<String, String> parameters, String name) {
        String value = parameters.getOrDefault(name, "");
        return value.isBlank() ? Optional.empty() : Optional.of(instant(name, value));
    }

    /** Seconds since the epoch, or RFC 3339. */
    private static long instant(String name, String value) {
        try {
            return value.contains("T") ? OffsetDateTime.parse(value).toInstant().toEpochMilli() : seconds(value);
        } catch (DateTimeException | NumberFormatException e) {
            throw new PromException(
                    "invalid parameter \"" + name + "\": cannot parse \"" + value + "\" to a valid timestamp");
        }
    }

    private static long step(String value) {
        long millis;
        try {
            millis = ExpressionParser.duration(value)
                    .map(java.time.Duration::toMillis)
                    .orElseGet(() -> seconds(value));
        } catch (NumberFormatException e) {
            throw new PromException("invalid parameter \"step\": cannot parse \"" + value + "\" to a valid duration");
        }
        if (millis <= 0) {
            throw new PromException("invalid parameter \"step\": zero or negative query resolution step widths are not"
                    + " accepted. Try a positive integer");
        }
        return millis;
    }

    private static long seconds(String value) {
        double seconds = Double.parseDouble(value);
        if (!Double.isFinite(seconds)) {
            throw new NumberFormatException(value);
        }
        return Math.round(seconds * 1000);
    }

    private static Answer result(String type, List<PromqlEvaluation.Result> results, boolean matrix) {
        ArrayNode all = JSON.createArrayNode();
        for (PromqlEvaluation.Result result : results) {
            ObjectNode one = all.addObject();
            one.set("metric", labels(result.labels()));
            LongFunction<ArrayNode> sample = i -> JSON.createArrayNode()
                    .add(result.samples().millis()[(int) i] / 1000.0)
                    .add(String.valueOf(result.samples().values()[(int) i]));
            if (matrix) {
                ArrayNode values = one.putArray("values");
                for (int i = 0; i < result.samples().count(); i++) {
                    values.add(sample.apply(i));
                }
            } else {
                one.set("value", sample.apply(result.samples().count() - 1));
            }
        }
        ObjectNode data = JSON.createObjectNode();
        data.put("resultType", type);
        data.set("result", all);
        return success(data);
    }

    private static ObjectNode labels(Map<String, String> labels) {
        ObjectNode node = JSON.createObjectNode();
        labels.forEach(node::put);
        return node;
    }

    private static Answer success(com.fasterxml.jackson.databind.JsonNode data) {
        ObjectNode body = JSON.createObjectNode().put("status", "success");
        body.set("data", data);
        return new Answer(200, body);
    }

    private static Answer error(int status, String type, String message) {
        return new Answer(
                status,
                JSON.createObjectNode()
                        .put("status", "error")
                        .put("errorType", type)
                        .put("error", message));
    }
}
