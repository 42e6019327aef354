package dev.inquest.command.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.observation.Observation.Point;
import dev.inquest.observation.Observation.Series;
import dev.inquest.observation.Shift;
import dev.inquest.text.Shorten;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A series of an answer.
 *
 * @param labels its labels
 * @param points its finite values, ascending in time
 */
record SeriesData(Map<String, String> labels, List<Point> points) {

    private static final int MAX_LABELS = 300;

    /** The series of Prometheus' {@code data}, of any result type; values that are no finite numbers are gaps. */
    static List<SeriesData> of(JsonNode data) {
        JsonNode result = data.path("result");
        List<SeriesData> all = new ArrayList<>();
        if (data.path("resultType").asText().equals("scalar")) {
            List<Point> points = new ArrayList<>();
            point(result, points);
            all.add(new SeriesData(Map.of(), points));
            return all;
        }
        for (JsonNode one : result) {
            Map<String, String> labels = new TreeMap<>();
            one.path("metric")
                    .properties()
                    .forEach(l -> labels.put(l.getKey(), l.getValue().asText()));
            List<Point> points = new ArrayList<>();
            one.path("values").forEach(v -> point(v, points));
            point(one.path("value"), points);
            points.sort(Comparator.comparingLong(Point::second));
            all.add(new SeriesData(labels, points));
        }
        return all;
    }

    private static void point(JsonNode pair, List<Point> points) {
        if (pair.size() != 2) {
            return;
        }
        try {
            double value = Double.parseDouble(pair.path(1).asText());
            if (Double.isFinite(value)) {
                points.add(new Point(Math.round(pair.path(0).asDouble()), value));
            }
        } catch (NumberFormatException e) {
            return; // "+Inf" and whatever else is no number: a gap.
        }
    }

    /** A metric that is 0 throughout was not measured. */
    boolean measured() {
        return points.stream().anyMatch(p -> p.value() != 0);
    }

    Optional<Shift> shift() {
        return Shift.of(thinned());
    }

    Series observation(String expression) {
        return new Series(expression, labels, thinned());
    }

    /** Neighbours stand for each other by their median, so that a single outlier does not. */
    private List<Point> thinned() {
        int bucket = (points.size() + Series.MAX_POINTS - 1) / Series.MAX_POINTS;
        if (bucket <= 1) {
            return points;
        }
        List<Point> thinned = new ArrayList<>();
        for (int i = 0; i < points.size(); i += bucket) {
            List<Point> some = points.subList(i, Math.min(points.size(), i + bucket));
            double median = Shift.median(some.stream().mapToDouble(Point::value).toArray());
            thinned.add(new Point(some.get(0).second(), median));
        }
        return thinned;
    }

    String name() {
        String name = labels.getOrDefault("__name__", "");
        String rest = labels.entrySet().stream()
                .filter(l -> !l.getKey().equals("__name__"))
                .map(l -> l.getKey() + "=\"" + l.getValue() + "\"")
                .collect(Collectors.joining(","));
        return Shorten.to(MAX_LABELS, name + "{" + rest + "}");
    }

    /** One line: what it is, its range, and where it changed. */
    String line(Optional<Shift> shift) {
        if (points.isEmpty()) {
            return name() + " no finite value";
        }
        double[] values = points.stream().mapToDouble(Point::value).toArray();
        String line = name() + " n=" + values.length + " first=" + number(values[0]) + " last="
                + number(values[values.length - 1]) + " min="
                + number(points.stream().mapToDouble(Point::value).min().orElse(0)) + " median="
                + number(Shift.median(values)) + " max="
                + number(points.stream().mapToDouble(Point::value).max().orElse(0));
        return line
                + shift.map(s -> " CHANGED " + time(s.from()) + ".." + time(s.to()) + " from " + number(s.before())
                                + " to " + number(s.during()))
                        .orElse("");
    }

    private static String time(long second) {
        return Instant.ofEpochSecond(second)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .substring(11);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value)
                .replaceAll("(\\.\\d*?)0+(e|$)", "$1$2")
                .replaceAll("\\.(e|$)", "$1");
    }
}
