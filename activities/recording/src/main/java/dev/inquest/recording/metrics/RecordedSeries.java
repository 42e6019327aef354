package dev.inquest.recording.metrics;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** One time series: labels, the metric's name among them as {@code __name__}, and its samples in the order of time. */
final class RecordedSeries {

    static final String NAME = "__name__";

    private final Map<String, String> labels;
    private final long[] millis;
    private final double[] values;

    private RecordedSeries(Map<String, String> labels, long[] millis, double[] values) {
        this.labels = labels;
        this.millis = millis;
        this.values = values;
    }

    /** From samples by time in milliseconds. */
    static RecordedSeries of(Map<String, String> labels, TreeMap<Long, Double> samples) {
        long[] millis = new long[samples.size()];
        double[] values = new double[samples.size()];
        int i = 0;
        for (Map.Entry<Long, Double> sample : samples.entrySet()) {
            millis[i] = sample.getKey();
            values[i++] = sample.getValue();
        }
        return new RecordedSeries(new TreeMap<>(labels), millis, values);
    }

    Map<String, String> labels() {
        return labels;
    }

    String label(String name) {
        return labels.getOrDefault(name, "");
    }

    /** The samples after {@code from} and up to {@code to}, as Prometheus counts a window. */
    Samples between(long from, long to) {
        int start = firstAfter(from);
        int end = firstAfter(to);
        return new Samples(
                Arrays.copyOfRange(millis, start, Math.max(start, end)),
                Arrays.copyOfRange(values, start, Math.max(start, end)));
    }

    private int firstAfter(long time) {
        int found = Arrays.binarySearch(millis, time);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /**
     * @param millis when, ascending
     * @param values what
     */
    record Samples(long[] millis, double[] values) {
        int count() {
            return millis.length;
        }

        double last() {
            return values[values.length - 1];
        }
    }
}
