package dev.inquest.recording.metrics;

import dev.inquest.recording.metrics.RecordedSeries.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** Computes an expression as Prometheus does: five minutes of staleness, extrapolated rates, counter resets. */
final class PromqlEvaluation {

    /** How long a sample is taken for current: Prometheus' default {@code --query.lookback-delta}. */
    static final Duration LOOKBACK = Duration.ofMinutes(5);

    private static final double EXTRAPOLATION = 1.1;

    private final List<RecordedSeries> series;

    PromqlEvaluation(List<RecordedSeries> series) {
        this.series = series;
    }

    /**
     * @param labels the labels of the result
     * @param samples its values, ascending
     */
    record Result(Map<String, String> labels, Samples samples) {}

    /** The value at one time; a range selector gives its samples. */
    List<Result> at(Expression expression, long time) {
        return expression.function() == Expression.Function.NONE
                        && expression.range().isPresent()
                ? collect(expression, s -> s.between(time - millis(expression), time))
                : over(expression, time, time, 1);
    }

    /** The values from start to end, one a step. */
    List<Result> over(Expression expression, long start, long end, long step) {
        if (expression.function() == Expression.Function.NONE
                && expression.range().isPresent()) {
            throw new PromException(
                    "invalid expression type \"range vector\" for range query, must be Scalar or instant Vector");
        }
        return collect(expression, s -> steps(expression, s, start, end, step));
    }

    private interface Computed {
        Samples of(RecordedSeries series);
    }

    private List<Result> collect(Expression expression, Computed computed) {
        List<Result> results = new ArrayList<>();
        for (RecordedSeries one : series) {
            if (expression.selects(one)) {
                Samples samples = computed.of(one);
                if (samples.count() > 0) {
                    results.add(new Result(labels(expression, one), samples));
                }
            }
        }
        return results;
    }

    /** A computed value is no longer the metric: it loses the name. */
    private static Map<String, String> labels(Expression expression, RecordedSeries one) {
        Map<String, String> labels = new TreeMap<>(one.labels());
        if (expression.function() != Expression.Function.NONE) {
            labels.remove(RecordedSeries.NAME);
        }
        return labels;
    }

    private static Samples steps(Expression expression, RecordedSeries one, long start, long end, long step) {
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (long time = start; time <= end; time += step) {
            OptionalDouble value = value(expression, one, time);
            if (value.isPresent()) {
                times.add(time);
                values.add(value.getAsDouble());
            }
        }
        return new Samples(
                times.stream().mapToLong(t -> t).toArray(),
                values.stream().mapToDouble(v -> v).toArray());
    }

    private static OptionalDouble value(Expression expression, RecordedSeries one, long time) {
        if (expression.function() == Expression.Function.NONE) {
            Samples recent = one.between(time - LOOKBACK.toMillis(), time);
            return recent.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(recent.last());
        }
        long from = time - millis(expression);
        Samples window = one.between(from, time);
        return switch (expression.function()) {
            case RATE -> rate(window, from, time);
            case AVG -> DoubleStream.of(window.values()).average();
            default -> DoubleStream.of(window.values()).max();
        };
    }

    /** Prometheus' own extrapolation: to the window's ends, unless the samples begin or end further in than they lie apart. */
    private static OptionalDouble rate(Samples window, long from, long to) {
        if (window.count() < 2) {
            return OptionalDouble.empty();
        }
        double[] values = window.values();
        double increase = window.last() - values[0];
        for (int i = 1; i < values.length; i++) {
            increase += values[i] < values[i - 1] ? values[i - 1] : 0;
        }
        long first = window.millis()[0];
        long last = window.millis()[window.count() - 1];
        double sampled = (last - first) / 1000.0;
        double apart = sampled / (window.count() - 1);
        double before = (first - from) / 1000.0;
        double after = (to - last) / 1000.0;
        before = before >= apart * EXTRAPOLATION ? apart / 2 : before;
        if (increase > 0 && values[0] >= 0) {
            before = Math.min(before, sampled * (values[0] / increase));
        }
        after = after >= apart * EXTRAPOLATION ? apart / 2 : after;
        return OptionalDouble.of(increase * ((sampled + before + after) / sampled) / ((to - from) / 1000.0));
    }

    private static long millis(Expression expression) {
        return expression.range().orElse(LOOKBACK).toMillis();
    }
}
