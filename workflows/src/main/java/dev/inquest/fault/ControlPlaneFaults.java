package dev.inquest.fault;

import static dev.inquest.fault.FaultKind.kind;

import java.util.List;

/** The cluster's own components; the entity is the node they run on, or their pod. */
final class ControlPlaneFaults {

    private ControlPlaneFaults() {}

    static List<FaultKind> all() {
        return List.of(
                kind(
                        "control-plane.scheduler-unavailable",
                        "No scheduler runs: pods stay Pending and nobody says why.",
                        "Pending pods without a node, a condition or an event; the scheduler's lease or pod.",
                        "Start the scheduler on %s.",
                        "scheduling.*: there the scheduler spoke."),
                kind(
                        "control-plane.controller-manager-unavailable",
                        "No controller manager runs: nothing follows a changed object.",
                        "Deployments whose generation is not observed, no new ReplicaSets, its lease or pod.",
                        "Start the controller manager on %s."),
                kind(
                        "control-plane.api-server-unavailable",
                        "The API server does not answer.",
                        "Refused or failing requests to it from several sides, and its pod.",
                        "Start the API server on %s.",
                        "node.network-unavailable, seen from one node."),
                kind(
                        "control-plane.api-server-overloaded",
                        "The API server answers late or throttles.",
                        "Status 429 and long requests; priority and fairness rejections.",
                        "Find who asks so much of %s, and slow them.",
                        "control-plane.etcd-unavailable."),
                kind(
                        "control-plane.etcd-unavailable",
                        "etcd has no leader, no space or does not answer.",
                        "\"etcdserver:\" errors, or its pod and alarms.",
                        "Bring etcd on %s back: space, quorum, disk.",
                        "control-plane.api-server-unavailable."));
    }
}
