package dev.inquest.analysis.metrics;

import dev.inquest.incident.Alert;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the alerts of the page say was measured. Most alert rules put the values into an annotation, in some words with an
 * arrow or "to" between what is usual and what is now; an alert without such values tells that something is high, no more.
 */
final class PageSignals {

    private static final Pattern FROM_TO =
            Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([a-zA-Zµ%/]*)\\s*(?:->|→|=>|\\bto\\b)\\s*(?:[A-Za-z]+\\s*[=:]\\s*)?"
                    + "(\\d+(?:\\.\\d+)?)\\s*([a-zA-Zµ%/]*)");
    private static final Map<String, Double> UNITS =
            Map.of("ns", 1e-9, "us", 1e-6, "µs", 1e-6, "ms", 1e-3, "m", 60.0, "min", 60.0);
    private static final Pattern PERCENTILE = Pattern.compile("(?i)p(50|75|9\\d)");
    private static final int MAX_TEXT = 2_000;

    private PageSignals() {}

    static List<Signal> of(Incident incident, Owners owners) {
        List<Signal> signals = new ArrayList<>();
        for (Alert alert : incident.alerts()) {
            owners.of(alert.labels())
                    .filter(e -> !owners.seenAt(e).isEmpty())
                    .ifPresent(e -> read(alert, e, owners.seenAt(e), signals));
        }
        return signals;
    }

    private static void read(Alert alert, Entity entity, List<Integer> evidence, List<Signal> signals) {
        String title = alert.labels().getOrDefault("alertname", "") + " "
                + alert.labels().getOrDefault("signal", "");
        String said = String.join(" ", alert.annotations().values());
        String text = said.length() > MAX_TEXT ? said.substring(0, MAX_TEXT) : said;
        for (String part : text.split("\\|")) {
            String words = (title + " " + part).replace(entity.name(), " ");
            Optional<Signal.Kind> kind = Signal.Kind.of(words);
            if (kind.isEmpty()) {
                continue;
            }
            Matcher values = FROM_TO.matcher(part);
            boolean told = values.find();
            signals.add(new Signal(
                    entity,
                    kind.get(),
                    metric(kind.get(), part),
                    told ? number(values.group(1), values.group(2)) : 0,
                    told ? number(values.group(3), values.group(4)) : 1,
                    false,
                    evidence));
        }
    }

    private static String metric(Signal.Kind kind, String part) {
        Matcher percentile = PERCENTILE.matcher(part);
        String name = "alert " + kind.name().toLowerCase(Locale.ROOT);
        return percentile.find() ? name + " p" + percentile.group(1) : name;
    }

    /** Times in seconds, so that 17ms and 1.2s can be compared; any other unit as it is. */
    private static double number(String text, String unit) {
        return Double.parseDouble(text) * UNITS.getOrDefault(unit.toLowerCase(Locale.ROOT), 1.0);
    }
}
