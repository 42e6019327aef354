package dev.inquest.analysis.metrics;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Workloads that became slow by themselves, and why: more traffic than ever, their memory, their disk; where none of these
 * changed and they have CPU to spare, they wait for the network. A whole node is blamed instead of its workloads when
 * several are slow on it and none elsewhere, or when what is measured on the node itself says so.
 */
public final class SlowWorkloads implements Analyzer {

    /** A share of packets sent again from which connections suffer: TCP's throughput falls with the root of the loss. */
    private static final double LOSSY = 0.01;

    private static final int SEVERAL = 2;

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Signals signals = new Signals(seen, incident);
        if (!signals.any()) {
            return List.of();
        }
        LatencySources latency = new LatencySources(signals, new Callees(seen));
        Saturation saturation = new Saturation(seen, signals);
        List<Finding> found = new ArrayList<>();
        latency.raised().forEach(s -> found.add(raised(s)));
        List<Signal> sources = latency.sources().stream()
                .filter(s -> saturation.cpu(s.entity()).isEmpty())
                .filter(s -> saturation.memory(s.entity()).isEmpty())
                .toList();
        List<Signal> waiting = new ArrayList<>();
        for (Signal source : sources) {
            Optional<Finding> own = ownReason(source, signals, saturation);
            own.ifPresent(found::add);
            if (own.isEmpty()) {
                waiting.add(source);
            }
        }
        found.addAll(network(waiting, signals, saturation));
        return found;
    }

    private static Finding raised(Signal signal) {
        return new Finding(
                "metrics.latency-raised",
                signal.entity(),
                Severity.WARNING,
                signal.entity().name() + " answers slower than usual: " + signal.values() + ".",
                signal.evidence());
    }

    private static Optional<Finding> ownReason(Signal source, Signals signals, Saturation saturation) {
        Entity workload = source.entity();
        return saturation
                .grown(workload, Signal.Kind.TRAFFIC)
                .map(s -> because("metrics.traffic-surged", source, s, "with more traffic than usual"))
                .or(() -> saturation
                        .grown(workload, Signal.Kind.CPU)
                        .map(s -> because("metrics.cpu-grown", source, s, "with more CPU used than usual")))
                .or(() -> saturation
                        .grown(workload, Signal.Kind.MEMORY)
                        .map(s -> because("metrics.memory-grown", source, s, "with more memory held than usual")))
                .or(() -> saturation
                        .grown(workload, Signal.Kind.DISK)
                        .map(s -> because("metrics.disk-busy", source, s, "with its disk busier than usual")));
    }

    private static Finding because(String code, Signal source, Signal reason, String said) {
        List<Integer> evidence = new ArrayList<>(reason.evidence());
        evidence.addAll(source.evidence());
        return new Finding(
                code,
                source.entity(),
                Severity.ERROR,
                source.entity().name() + " is slow (" + source.values() + ") " + said + ": " + reason.values() + ".",
                evidence);
    }

    private List<Finding> network(List<Signal> waiting, Signals signals, Saturation saturation) {
        Optional<Finding> node = nodeSays(signals, waiting, saturation).or(() -> nodeShared(signals, waiting));
        if (node.isPresent()) {
            return List.of(node.get());
        }
        return waiting.stream().map(s -> delayed(s, signals)).toList();
    }

    /** An alert or a series of the node itself tells of its network, and workloads wait while none of them is saturated. */
    private static Optional<Finding> nodeSays(Signals signals, List<Signal> waiting, Saturation saturation) {
        boolean saturated =
                saturation.workloads().stream().anyMatch(w -> saturation.cpu(w).isPresent());
        if (waiting.isEmpty() || saturated) {
            return Optional.empty();
        }
        for (Signal.Kind kind : List.of(Signal.Kind.LOSS, Signal.Kind.RETRANSMISSION, Signal.Kind.LATENCY)) {
            for (Signal signal : signals.of(kind)) {
                if (signal.entity().kind().equals("Node") && !signal.measured() && signal.delta() > 0) {
                    return Optional.of(node(kind == Signal.Kind.LOSS ? "lossy" : "delayed", signal.entity(), signal));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding> nodeShared(Signals signals, List<Signal> waiting) {
        List<Entity> nodes = waiting.stream()
                .map(s -> signals.owners().node(s.entity()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        boolean allPlaced =
                waiting.stream().allMatch(s -> signals.owners().node(s.entity()).isPresent());
        return waiting.size() >= SEVERAL && allPlaced && nodes.size() == 1
                ? Optional.of(node("delayed", nodes.get(0), waiting.get(0)))
                : Optional.empty();
    }

    private static Finding node(String what, Entity node, Signal signal) {
        return new Finding(
                "node.network-" + what,
                node,
                Severity.ERROR,
                "Workloads wait for the network of node " + node.name() + ": "
                        + signal.entity().name() + " " + signal.values() + ".",
                signal.evidence());
    }

    private static Finding delayed(Signal source, Signals signals) {
        boolean lossy = signals.owners()
                .node(source.entity())
                .filter(node -> resent(signals, node) >= LOSSY * packets(signals, source.entity()))
                .isPresent();
        return new Finding(
                lossy ? "metrics.network-lossy" : "metrics.network-delayed",
                source.entity(),
                Severity.ERROR,
                source.entity().name() + " waits without being busy, and nothing it calls accounts for it: "
                        + source.values() + (lossy ? "; its node sends packets again and again." : "."),
                source.evidence());
    }

    /** Segments sent again on the node, beyond its usual. */
    private static double resent(Signals signals, Entity node) {
        return signals.of(Signal.Kind.RETRANSMISSION, node).stream()
                .filter(Signal::measured)
                .mapToDouble(Signal::delta)
                .max()
                .orElse(0);
    }

    /** Packets of the workload; unknown is more than any number, for then no share can be told. */
    private static double packets(Signals signals, Entity workload) {
        return signals.of(Signal.Kind.NETWORK, workload).stream()
                .filter(Signal::measured)
                .mapToDouble(s -> Math.max(s.before(), s.during()))
                .max()
                .orElse(Double.MAX_VALUE);
    }
}
