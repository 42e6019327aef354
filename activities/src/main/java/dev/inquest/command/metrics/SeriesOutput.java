package dev.inquest.command.metrics;

import dev.inquest.analysis.metrics.Shift;
import dev.inquest.command.OutputBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Shows series: those that changed most first, for they decide; those that were not measured by number only. */
final class SeriesOutput {

    private static final int MAX_SERIES = 250;

    private SeriesOutput() {}

    static void show(String expression, List<SeriesData> all, OutputBuilder out) {
        List<SeriesData> measured = all.stream().filter(SeriesData::measured).toList();
        List<SeriesData> ordered = measured.stream()
                .sorted(Comparator.comparingDouble((SeriesData s) -> -change(s.shift()))
                        .thenComparing(SeriesData::name))
                .toList();
        ordered.stream().limit(MAX_SERIES).forEach(s -> {
            out.text(s.line());
            out.observe(s.observation(expression));
        });
        if (ordered.size() > MAX_SERIES) {
            out.text("(" + (ordered.size() - MAX_SERIES) + " further series that changed less are not shown)");
        }
        if (measured.size() < all.size()) {
            out.text("(" + (all.size() - measured.size()) + " series are 0 or empty throughout: not measured)");
        }
        long changed = measured.stream().filter(s -> s.shift().isPresent()).count();
        out.summarize(measured.size() + " series, " + changed + " changed");
    }

    /** How much it changed, in its own measure. */
    private static double change(Optional<Shift> shift) {
        return shift.map(s -> Math.abs(s.delta()) / (Math.abs(s.before()) + Math.abs(s.during())))
                .orElse(0.0);
    }
}
