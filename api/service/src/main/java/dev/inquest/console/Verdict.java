package dev.inquest.console;

import dev.inquest.casefile.CaseFile;
import dev.inquest.incident.Diagnosis;
import dev.inquest.incident.Outcome;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An outcome laid out for a page.
 *
 * @param headline what it came to, in words
 * @param kind {@code good}, {@code open} or {@code bad}, for the colour
 * @param diagnosis the diagnosis, or null
 * @param checked what was checked and is in order
 * @param unseen what could not be seen
 */
public record Verdict(
        String headline, String kind, @Nullable Diagnosis diagnosis, List<String> checked, List<String> unseen) {

    static Verdict of(CaseFile file) {
        Outcome outcome = file.outcome();
        if (outcome == null) {
            String phase = file.phase().name().toLowerCase(Locale.ROOT);
            return new Verdict("Under way: " + phase, "open", null, List.of(), List.of());
        }
        return switch (outcome) {
            case Outcome.Diagnosed d ->
                new Verdict(
                        String.format(
                                Locale.ROOT,
                                "Diagnosed, confidence %.2f",
                                d.diagnosis().confidence()),
                        "good",
                        d.diagnosis(),
                        List.of(),
                        d.unseen());
            case Outcome.NoFaultFound n -> new Verdict("No fault found", "good", null, n.checked(), List.of());
            case Outcome.Inconclusive i ->
                new Verdict("Inconclusive: " + i.reason(), "bad", null, List.of(), i.unseen());
            case Outcome.Failed f -> new Verdict("Failed: " + f.reason(), "bad", null, List.of(), List.of());
        };
    }
}
