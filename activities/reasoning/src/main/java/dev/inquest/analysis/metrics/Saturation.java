package dev.inquest.analysis.metrics;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.incident.Entity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Workloads that have come to the end of what they may use. CPU: throttled in at least a quarter of the time, which is where
 * the kubernetes-mixin's CPUThrottlingHigh begins to alert, and much more than usual; or usage that has risen to nine
 * tenths of the limit, beyond which a CFS quota of 100 ms leaves no room for a burst. Memory: risen to nine tenths of the
 * limit, where the kernel reclaims caches all the time (the mixins' usual warning for memory).
 */
final class Saturation {

    static final double THROTTLED = 0.25;
    static final double OF_LIMIT = 0.9;

    /** Growth by which a usage is no longer its usual self. */
    static final double GROWTH = 2;

    private final Signals signals;
    private final Limits limits;

    Saturation(EvidenceIndex seen, Signals signals) {
        this.signals = signals;
        this.limits = new Limits(seen);
    }

    /** Why the workload has no more CPU; empty when nothing says so. */
    Optional<Signal> cpu(Entity workload) {
        Optional<Signal> throttled = signals.of(Signal.Kind.THROTTLING, workload).stream()
                .filter(s -> s.measured() ? s.during() >= THROTTLED && s.grew(GROWTH) : s.during() > s.before())
                .findFirst();
        return throttled.or(() -> atLimit(workload, Signal.Kind.CPU, "cpu"));
    }

    /** Why the workload has no more memory; empty when nothing says so. */
    Optional<Signal> memory(Entity workload) {
        return atLimit(workload, Signal.Kind.MEMORY, "memory");
    }

    /** The usage that grew without a limit that is known to stop it. */
    Optional<Signal> grown(Entity workload, Signal.Kind kind) {
        return signals.of(kind, workload).stream()
                .filter(s -> kind == Signal.Kind.TRAFFIC ? s.grewFromTraffic(GROWTH) : s.grew(GROWTH))
                .findFirst();
    }

    /** Everything that saturation is asked of. */
    List<Entity> workloads() {
        Set<Entity> all = new LinkedHashSet<>();
        for (Signal.Kind kind : List.of(Signal.Kind.THROTTLING, Signal.Kind.CPU, Signal.Kind.MEMORY)) {
            signals.of(kind).stream()
                    .map(Signal::entity)
                    .filter(e -> !e.kind().equals("Node"))
                    .forEach(all::add);
        }
        return new ArrayList<>(all);
    }

    private Optional<Signal> atLimit(Entity workload, Signal.Kind kind, String resource) {
        OptionalDouble limit = limits.of(workload, resource);
        return signals.of(kind, workload).stream()
                .filter(s -> s.delta() > 0 && limit.isPresent())
                .filter(s -> s.during() >= OF_LIMIT * limit.getAsDouble())
                .findFirst();
    }
}
