package dev.inquest.analysis.metrics;

import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Incident;
import dev.inquest.observation.Observation.Series;
import dev.inquest.observation.Shift;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that was measured: what the series show, and of what no series was seen, what the page's alerts say. */
final class Signals {

    private final Owners owners;
    private final List<Signal> shifted = new ArrayList<>();
    private final Set<String> measured = new HashSet<>();

    Signals(EvidenceIndex seen, Incident incident) {
        this.owners = new Owners(seen, incident);
        seen.series().forEach(this::series);
        for (Signal told : PageSignals.of(incident, owners)) {
            if (!measured.contains(told.entity() + " " + told.kind())) {
                shifted.add(told);
            }
        }
    }

    private void series(Cited<Series> sighted) {
        Series series = sighted.what();
        Optional<Signal.Kind> kind = Signal.Kind.of(series.name());
        Optional<Entity> owner = owners.of(series.labels());
        if (kind.isEmpty() || owner.isEmpty() || series.points().stream().allMatch(p -> p.value() == 0)) {
            return;
        }
        measured.add(owner.get() + " " + kind.get());
        Shift.of(series.points())
                .ifPresent(s -> shifted.add(new Signal(
                        owner.get(),
                        kind.get(),
                        series.name(),
                        s.before(),
                        s.during(),
                        true,
                        List.of(sighted.evidence()))));
    }

    Owners owners() {
        return owners;
    }

    /** What changed, of the kind. */
    List<Signal> of(Signal.Kind kind) {
        return shifted.stream().filter(s -> s.kind() == kind).toList();
    }

    /** What changed of the entity, of the kind. */
    List<Signal> of(Signal.Kind kind, Entity entity) {
        return shifted.stream()
                .filter(s -> s.kind() == kind && s.entity().equals(entity))
                .toList();
    }

    boolean any() {
        return !shifted.isEmpty();
    }
}
