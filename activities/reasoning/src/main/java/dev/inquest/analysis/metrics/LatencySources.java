package dev.inquest.analysis.metrics;

import dev.inquest.incident.Entity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where latency comes from: workloads slower than they were that no slower callee accounts for. A callee accounts for a
 * caller when its own rise is at least a twentieth of the caller's, for a request seldom waits for one callee more than
 * some twenty times in a row; and by the same measure a rise that is nothing beside the largest one is a mere echo (fewer
 * packets, colder caches) of it.
 */
final class LatencySources {

    /** At most so many calls of one callee in the time of one request. */
    private static final double CALLS = 20;

    /** Twice as slow as usual: less is hardly felt, and what load alone makes. */
    private static final double SLOWER = 2;

    private final List<Signal> raised;
    private final Callees callees;

    LatencySources(Signals signals, Callees callees) {
        this.raised = signals.of(Signal.Kind.LATENCY).stream()
                .filter(s -> s.grewFromTraffic(SLOWER) && !s.entity().kind().equals("Node"))
                .toList();
        this.callees = callees;
    }

    /** Everything that is slower than it was. */
    List<Signal> raised() {
        return raised;
    }

    /** One signal, its largest rise, for each workload that is slow by itself. */
    List<Signal> sources() {
        Set<Entity> explained = new LinkedHashSet<>();
        for (Signal caller : raised) {
            if (raised.stream().anyMatch(callee -> accounts(callee, caller))) {
                explained.add(caller.entity());
            }
        }
        Set<Entity> known = new LinkedHashSet<>();
        return raised.stream()
                .filter(s -> !explained.contains(s.entity()) && !isEcho(s))
                .sorted((a, b) -> Double.compare(b.delta(), a.delta()))
                .filter(s -> known.add(s.entity()))
                .toList();
    }

    private boolean accounts(Signal callee, Signal caller) {
        return callee.metric().equals(caller.metric())
                && callees.calls(caller.entity(), callee.entity())
                && callee.delta() * CALLS >= caller.delta();
    }

    private boolean isEcho(Signal signal) {
        double largest = raised.stream()
                .filter(s -> s.metric().equals(signal.metric()))
                .mapToDouble(Signal::delta)
                .max()
                .orElse(0);
        return signal.delta() * CALLS < largest;
    }
}
