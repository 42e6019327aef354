package dev.inquest.fault;

import static dev.inquest.fault.FaultKind.kind;

import java.util.List;

/** What the API server refuses before anything runs. */
final class AdmissionFaults {

    private AdmissionFaults() {}

    static List<FaultKind> all() {
        return List.of(
                kind(
                        "admission.quota-exceeded",
                        "A ResourceQuota of the namespace refuses new pods or objects, whichever resource it "
                                + "counts; the Namespace is to be mended.",
                        "The controller's FailedCreate event or ReplicaFailure condition with \"exceeded "
                                + "quota\", or the quota's used against its hard limits.",
                        "Raise the quota of %s, or free what it counts.",
                        "scheduling.insufficient-*: there no node has room, here the namespace may not ask."),
                kind(
                        "admission.limit-range-violation",
                        "A LimitRange of the namespace refuses the pod: a request or limit lies outside its "
                                + "bounds or ratio.",
                        "The FailedCreate event with \"maximum\", \"minimum\" or \"limit to request ratio\", "
                                + "beside the LimitRange.",
                        "Bring the requests and limits of %s within the LimitRange, or change the range.",
                        "admission.quota-exceeded: a quota counts all pods together."),
                kind(
                        "admission.missing-service-account",
                        "The pod template names a ServiceAccount that does not exist.",
                        "The FailedCreate event with \"serviceaccount … not found\", still true at the "
                                + "latest refusal.",
                        "Create the ServiceAccount that %s names, or name one that exists.",
                        "Start-up races in a new namespace, which heal within seconds."),
                kind(
                        "admission.webhook-denied",
                        "An admission webhook looked at the object and said no.",
                        "The refusal \"admission webhook … denied the request\", in an event or condition.",
                        "Make %s meet what the webhook asks for, or change its rule.",
                        "admission.webhook-unavailable: there the webhook never answered."),
                kind(
                        "admission.webhook-unavailable",
                        "An admission webhook that must answer cannot be reached, so everything it watches "
                                + "is refused.",
                        "\"failed calling webhook\", the webhook's configuration with failurePolicy Fail, "
                                + "and its Service without endpoints.",
                        "Bring the webhook's Service behind %s back, or let its failurePolicy ignore " + "failures.",
                        "admission.webhook-denied: there it answered."),
                kind(
                        "admission.pod-security-violation",
                        "Pod Security admission refuses the template at the level its namespace enforces.",
                        "\"violates PodSecurity\" in the FailedCreate event, and the namespace's enforce " + "label.",
                        "Give %s the security context that its namespace's level demands.",
                        "startup.invalid-security-context: that is kubelet's refusal, after scheduling."),
                kind(
                        "admission.permission-denied",
                        "RBAC forbids what the workload asks of the API server; its Role or binding is "
                                + "missing or too narrow.",
                        "\"is forbidden: User … cannot …\" in the workload's log or events, naming its "
                                + "ServiceAccount.",
                        "Grant the ServiceAccount of %s the verb and resource that it was refused.",
                        "mesh.authorization-denied: that refuses calls between workloads."));
    }
}
