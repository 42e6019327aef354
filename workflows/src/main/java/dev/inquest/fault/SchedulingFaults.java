package dev.inquest.fault;

import static dev.inquest.fault.FaultKind.kind;

import java.util.List;

/** Why no node takes a pod. */
final class SchedulingFaults {

    private SchedulingFaults() {}

    static List<FaultKind> all() {
        return List.of(
                kind(
                        "scheduling.insufficient-cpu",
                        "The pod requests more CPU than any node that would do has free.",
                        "The FailedScheduling message \"Insufficient cpu\", or requests against every node's "
                                + "allocatable.",
                        "Lower the CPU request of %s, or add room.",
                        "admission.quota-exceeded; performance.cpu-saturation, where the pod runs."),
                kind(
                        "scheduling.insufficient-memory",
                        "The pod requests more memory than any node that would do has free.",
                        "The FailedScheduling message \"Insufficient memory\", or requests against every "
                                + "node's allocatable.",
                        "Lower the memory request of %s, or add room.",
                        "admission.quota-exceeded; runtime.out-of-memory, where the pod runs."),
                kind(
                        "scheduling.insufficient-resource",
                        "The pod requests something else than CPU or memory that no node has: a device, "
                                + "ephemeral storage, pod slots.",
                        "The FailedScheduling message \"Insufficient …\" or \"Too many pods\".",
                        "Ask in %s for a resource that nodes offer, or add nodes that offer it."),
                kind(
                        "scheduling.node-cordoned",
                        "The nodes that would do are marked unschedulable.",
                        "The FailedScheduling message \"were unschedulable\", and nodes with " + "SchedulingDisabled.",
                        "Uncordon the nodes that would do, so that %s fits.",
                        "node.not-ready: a sick node is tainted, not cordoned."),
                kind(
                        "scheduling.node-selector-mismatch",
                        "The template's nodeSelector asks for labels that no node carries.",
                        "The FailedScheduling message \"didn't match Pod's node affinity/selector\", the "
                                + "template's nodeSelector and the nodes' labels.",
                        "Set the node selector of %s to labels that a node carries, or label a node.",
                        "scheduling.node-affinity-mismatch: required affinity is written elsewhere."),
                kind(
                        "scheduling.node-affinity-mismatch",
                        "The required node affinity of the template is met by no node.",
                        "The same message as for a nodeSelector, with requiredDuringScheduling terms in the " + "pod.",
                        "Correct the required node affinity of %s, or label a node as it asks.",
                        "scheduling.node-selector-mismatch."),
                kind(
                        "scheduling.pod-affinity-unsatisfied",
                        "Required affinity to other pods cannot be met: there is no such pod in the topology "
                                + "domain.",
                        "The FailedScheduling message \"didn't match pod affinity rules\", and the term's "
                                + "selector against the pods.",
                        "Correct the pod affinity of %s to labels that running pods carry."),
                kind(
                        "scheduling.pod-anti-affinity-conflict",
                        "Required anti-affinity leaves no node: each holds a pod that this one must not meet.",
                        "The FailedScheduling message \"didn't match pod anti-affinity rules\".",
                        "Relax the anti-affinity of %s to preferred, lower its replicas, or add nodes."),
                kind(
                        "scheduling.untolerated-taint",
                        "The nodes carry taints that a person set and the pod does not tolerate.",
                        "The FailedScheduling message \"had untolerated taint\", the nodes' taints and the "
                                + "pod's tolerations.",
                        "Remove the taint, or give %s the toleration.",
                        "A taint that Kubernetes set because the node is sick (node.*): there the node is to "
                                + "be mended."),
                kind(
                        "scheduling.topology-spread-unsatisfied",
                        "A topologySpreadConstraint with DoNotSchedule leaves no node.",
                        "The FailedScheduling message \"didn't match pod topology spread constraints\".",
                        "Raise maxSkew in %s, or let the constraint schedule anyway."),
                kind(
                        "scheduling.host-port-conflict",
                        "The pod wants a port of the node that is taken on every node that would do.",
                        "The FailedScheduling message \"didn't have free ports\", and hostPort in the " + "template.",
                        "Drop the host port of %s, or choose a free one.",
                        "mesh.sidecar-port-conflict: that is a port inside the pod."),
                kind(
                        "scheduling.volume-zone-conflict",
                        "The pod's volume lies in a zone in which no node takes the pod.",
                        "The FailedScheduling message \"had volume node affinity conflict\", and the "
                                + "volume's node affinity.",
                        "Let %s run in its volume's zone, or bind a volume where it can run.",
                        "storage.claim-missing, storage.provisioning-failed."),
                kind(
                        "scheduling.priority-class-missing",
                        "The template names a PriorityClass that does not exist.",
                        "The refusal \"no PriorityClass with name … was found\".",
                        "Create the PriorityClass that %s names, or name one that exists."),
                kind(
                        "scheduling.scheduler-missing",
                        "The template names a scheduler that nobody runs, so nobody considers its pods.",
                        "A schedulerName other than the default, and pending pods without any word of a scheduler.",
                        "Name in %s a scheduler that runs, or run the one it names.",
                        "control-plane.scheduler-unavailable: there the default scheduler is away."),
                kind(
                        "scheduling.preempted",
                        "The pod was taken away for one of higher priority, and nowhere else has room.",
                        "The event Preempted, and pending replicas since.",
                        "Add room for %s, or raise its priority.",
                        "runtime.evicted: that is the node's doing."));
    }
}
