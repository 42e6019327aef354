package dev.inquest.activity.diagnose;

import dev.inquest.incident.Diagnosis;
import dev.inquest.incident.DiagnosisBy;
import dev.inquest.incident.ModelReading;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.RootCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which of two answers counts. */
final class Headline {

    private Headline() {}

    /**
     * The model's answer where it was asked for and at least one of its causes is proven, else the embedded one. What spreads from
     * a cause is told by the graph of what was seen, and so only where both name the same object.
     */
    static Outcome of(Outcome embedded, ModelReading reading, DiagnosisBy by) {
        if (by == DiagnosisBy.EMBEDDED || reading.rootCauses().isEmpty()) {
            return embedded;
        }
        RootCause first = reading.rootCauses().getFirst();
        return switch (embedded) {
            case Outcome.Diagnosed d -> {
                Diagnosis other = d.diagnosis();
                boolean same = other.rootCauses().getFirst().entity().equals(first.entity());
                yield new Outcome.Diagnosed(
                        new Diagnosis(
                                reading.rootCauses(),
                                same ? other.victims() : List.of(),
                                same ? other.chain() : List.of(),
                                first.confidence(),
                                setAside(other, reading)),
                        d.unseen());
            }
            case Outcome.Inconclusive i -> alone(reading, i.unseen());
            case Outcome.NoFaultFound n -> alone(reading, List.of());
            case Outcome.Failed f -> embedded;
        };
    }

    private static Outcome alone(ModelReading reading, List<String> unseen) {
        return new Outcome.Diagnosed(
                new Diagnosis(
                        reading.rootCauses(),
                        List.of(),
                        List.of(),
                        reading.rootCauses().getFirst().confidence(),
                        List.of()),
                unseen);
    }

    /** What the embedded ranking blames and the model does not is not hidden. */
    private static List<String> setAside(Diagnosis other, ModelReading reading) {
        List<String> setAside = new ArrayList<>();
        other.rootCauses().stream()
                .filter(c -> reading.rootCauses().stream()
                        .noneMatch(
                                m -> m.entity().equals(c.entity()) && m.fault().equals(c.fault())))
                .forEach(c -> setAside.add(String.format(
                        Locale.ROOT,
                        "%s (%s): blamed by the embedded ranking with confidence %.2f, not by the model.",
                        c.entity(),
                        c.fault(),
                        c.confidence())));
        setAside.addAll(other.ruledOut());
        return setAside;
    }
}
