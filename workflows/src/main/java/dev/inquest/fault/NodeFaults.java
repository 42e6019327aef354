package dev.inquest.fault;

import static dev.inquest.fault.FaultKind.kind;

import java.util.List;

/** Nodes and what runs on them. */
final class NodeFaults {

    private NodeFaults() {}

    static List<FaultKind> all() {
        return List.of(
                kind(
                        "node.not-ready",
                        "The node is not ready, and nothing finer is known.",
                        "The Ready condition False or Unknown.",
                        "Repair or drain %s.",
                        "The finer node.* codes."),
                kind(
                        "node.kubelet-unavailable",
                        "Kubelet on the node is down.",
                        "Ready Unknown with \"Kubelet stopped posting node status\", its lease not renewed, "
                                + "or its service stopped.",
                        "Start kubelet on %s.",
                        "node.network-unavailable: there kubelet runs and cannot be heard."),
                kind(
                        "node.container-runtime-unavailable",
                        "The container runtime on the node is down.",
                        "Ready False with \"container runtime is down\" or PLEG, or errors that name its " + "socket.",
                        "Start the container runtime on %s."),
                kind(
                        "node.kube-proxy-unavailable",
                        "kube-proxy on the node is down, so that Service addresses there go stale.",
                        "Its pod or service not running, and calls from that node that fail to changed " + "Services.",
                        "Start kube-proxy on %s.",
                        "routing.dns-unavailable."),
                kind(
                        "node.network-delay",
                        "The whole node's network is slow.",
                        "Latency of all pods on it, and of none elsewhere.",
                        "Find what delays the network of %s, or drain it.",
                        "performance.network-delay."),
                kind(
                        "node.network-loss",
                        "The whole node's network loses packets.",
                        "Losses of all pods on it, and of none elsewhere.",
                        "Find what drops the packets of %s, or drain it.",
                        "performance.network-loss."),
                kind(
                        "node.network-unavailable",
                        "The node has no network for pods.",
                        "The NetworkUnavailable condition, or a network plugin that is not ready.",
                        "Mend the network plugin on %s.",
                        "node.not-ready."),
                kind(
                        "node.memory-pressure",
                        "The node runs out of memory.",
                        "The MemoryPressure condition, and evictions.",
                        "Free memory on %s, or drain it.",
                        "runtime.out-of-memory."),
                kind(
                        "node.disk-pressure",
                        "The node runs out of disk or inodes.",
                        "The DiskPressure condition, evictions, and image garbage collection that fails.",
                        "Free disk on %s, or drain it.",
                        "storage.volume-full."),
                kind(
                        "node.pid-pressure",
                        "The node runs out of process ids.",
                        "The PIDPressure condition, or \"fork: resource temporarily unavailable\".",
                        "Find what starts so many processes on %s."),
                kind(
                        "node.clock-skew",
                        "The node's clock is wrong.",
                        "Times in its lease, logs or certificates apart from those of the others.",
                        "Set the clock of %s, and mend its time service.",
                        "runtime.certificate-expired."));
    }
}
