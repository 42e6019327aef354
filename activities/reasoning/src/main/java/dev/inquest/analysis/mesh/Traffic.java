package dev.inquest.analysis.mesh;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.logs.Call;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Severity;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which calls fail, so that configuration is judged by what it does: a mistake that no call meets is a note. */
final class Traffic {

    private final List<Call> failing;
    private final Set<Entity> called = new HashSet<>();

    Traffic(EvidenceIndex seen) {
        failing = Calls.failing(seen);
        Calls.hops(seen).forEach(h -> called.add(h.target()));
    }

    /** The failing calls. */
    List<Call> failing() {
        return failing;
    }

    /** Failing calls to one of the Services, of one of the kinds where kinds are given. */
    Stream<Call> failing(Collection<Entity> services, Call.Kind... kinds) {
        return failing.stream()
                .filter(c -> services.contains(c.target()))
                .filter(c -> kinds.length == 0 || List.of(kinds).contains(c.kind()));
    }

    /** Whether the call fails for something further on that was not seen. */
    private boolean isPassedOn(Call call) {
        boolean vague =
                switch (call.kind()) {
                    case ANSWERED_ERROR, FORBIDDEN, TIMEOUT -> true;
                    default -> false;
                };
        return vague
                && failing.stream()
                        .noneMatch(c -> c.source().name().equals(call.target().name()));
    }

    /**
     * How grave a mistake is that hits calls to these Services; empty where such calls are seen and do well, or where the
     * hop is known on which everything that fails does fail, and it is another.
     */
    Optional<Severity> weigh(Collection<Entity> services) {
        if (failing(services).findAny().isPresent()) {
            return Optional.of(Severity.ERROR);
        }
        boolean elsewhere = !failing.isEmpty() && failing.stream().noneMatch(this::isPassedOn);
        boolean well = called.containsAll(services) || elsewhere;
        return well && !services.isEmpty() ? Optional.empty() : Optional.of(Severity.WARNING);
    }
}
