package dev.inquest.fault;

import static dev.inquest.fault.FaultKind.kind;

import java.util.List;

/** Something runs, but not as fast as it did. */
final class PerformanceFaults {

    private PerformanceFaults() {}

    static List<FaultKind> all() {
        return List.of(
                kind(
                        "performance.cpu-saturation",
                        "The process has no more CPU: its own limit, or a neighbour in the container.",
                        "CPU use at the limit or throttling, far above the baseline before.",
                        "Raise the CPU limit of %s, or find what burns it.",
                        "performance.traffic-surge: there more is asked of it."),
                kind(
                        "performance.network-delay",
                        "Packets to or from one workload are late.",
                        "Round trips to it far above the baseline while its own work is not slower.",
                        "Find what delays the network of %s: a rule in its namespace, its node's interface, "
                                + "or its path.",
                        "node.network-delay: there the whole node is slow; mesh.injected-fault."),
                kind(
                        "performance.network-loss",
                        "Packets to or from one workload are lost.",
                        "Retransmissions, or resets and timeouts of some calls, at one workload.",
                        "Find what drops the packets of %s.",
                        "node.network-loss; routing.network-policy-denied drops all."),
                kind(
                        "performance.network-bandwidth",
                        "The way to or from one workload is too narrow.",
                        "Throughput that stays at a level while demand grows.",
                        "Lift the bandwidth limit of %s."),
                kind(
                        "performance.memory-pressure",
                        "The process fights for memory without being killed: garbage collection, swapping, "
                                + "cache misses.",
                        "Memory at the limit with rising latency and no kill.",
                        "Raise the memory of %s, or find what holds it.",
                        "runtime.out-of-memory."),
                kind(
                        "performance.disk-saturation",
                        "The disk or volume is busy all the time.",
                        "I/O wait and device use near their maximum.",
                        "Give %s a faster volume, or find what writes.",
                        "storage.volume-full."),
                kind(
                        "performance.traffic-surge",
                        "More is asked than the workload was sized for.",
                        "The rate of requests far above the baseline, with latency following.",
                        "Scale %s out, or shed load.",
                        "performance.cpu-saturation without more requests."),
                kind(
                        "performance.pool-exhausted",
                        "The client's own pool of connections or threads is used up.",
                        "\"timeout waiting for connection from pool\" or the like in the client's log.",
                        "Enlarge the pool of %s, or find what does not return to it.",
                        "dependency.connections-exhausted: there the server has none left."),
                kind(
                        "performance.slow-dependency",
                        "Calls wait for a dependency that is slow, and nothing finer is known.",
                        "Latency that begins at one called Service and shows in all its callers.",
                        "Find what slows %s.",
                        "The finer cause at the dependency."));
    }
}
