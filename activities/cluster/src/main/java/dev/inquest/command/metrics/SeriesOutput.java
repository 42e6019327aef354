package dev.inquest.command.metrics;

import dev.inquest.command.output.OutputBuilder;
import dev.inquest.observation.Shift;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Shows series: those that changed most first, for they decide; those that were not measured by number only. */
final class SeriesOutput {

    private static final int MAX_SERIES = 250;

    private SeriesOutput() {}

    static void show(String expression, List<SeriesData> all, OutputBuilder out) {
        List<Ranked> measured = all.stream()
                .filter(SeriesData::measured)
                .map(s -> new Ranked(s, s.shift()))
                .sorted(Comparator.comparingDouble((Ranked r) -> -r.change())
                        .thenComparing(r -> r.series().name()))
                .toList();
        measured.stream().limit(MAX_SERIES).forEach(r -> {
            out.text(r.series().line(r.shift()));
            out.observe(r.series().observation(expression));
        });
        if (measured.size() > MAX_SERIES) {
            out.text("(" + (measured.size() - MAX_SERIES) + " further series that changed less are not shown)");
        }
        if (measured.size() < all.size()) {
            out.text("(" + (all.size() - measured.size()) + " series are 0 or empty throughout: not measured)");
        }
        long changed = measured.stream().filter(r -> r.shift().isPresent()).count();
        out.summarize(measured.size() + " series, " + changed + " changed");
    }

    private record Ranked(SeriesData series, Optional<Shift> shift) {
        /** How much it changed, in its own measure. */
        double change() {
            return shift.map(s -> Math.abs(s.delta()) / (Math.abs(s.before()) + Math.abs(s.during())))
                    .orElse(0.0);
        }
    }
}
