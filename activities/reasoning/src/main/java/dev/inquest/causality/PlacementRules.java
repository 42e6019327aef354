package dev.inquest.causality;

/** What findings about admission and scheduling speak for. */
final class PlacementRules {

    private PlacementRules() {}

    static void addTo(RuleBook book) {
        book.spec("quota.exceeded", "admission.quota-exceeded");
        book.spec("admission.limit-range", "admission.limit-range-violation");
        book.spec("admission.service-account-missing", "admission.missing-service-account");
        book.spec("admission.pod-security", "admission.pod-security-violation");
        book.spec("admission.webhook-denied", "admission.webhook-denied");
        book.spec("admission.webhook-unavailable", "admission.webhook-unavailable");
        book.spec("pod.nodes-cordoned", "scheduling.node-cordoned");
        book.spec("pod.taint-untolerated", "scheduling.untolerated-taint");
        book.spec("pod.node-selector-unmet", "scheduling.node-selector-mismatch");
        book.spec("pod.node-affinity-unmet", "scheduling.node-affinity-mismatch");
        book.spec("pod.affinity-unmet", "scheduling.pod-affinity-unsatisfied");
        book.spec("pod.anti-affinity-unmet", "scheduling.pod-anti-affinity-conflict");
        book.spec("pod.cpu-insufficient", "scheduling.insufficient-cpu");
        book.spec("pod.memory-insufficient", "scheduling.insufficient-memory");
        book.spec("pod.resource-insufficient", "scheduling.insufficient-resource");
        book.spec("pod.topology-spread-unmet", "scheduling.topology-spread-unsatisfied");
        book.spec("pod.host-port-taken", "scheduling.host-port-conflict");
        book.spec("pod.volume-zone-conflict", "scheduling.volume-zone-conflict");
        book.spec("priority.class-missing", "scheduling.priority-class-missing");
        book.spec("pod.preempted", "scheduling.preempted");
        book.spec("pod.scheduler-unknown", "scheduling.scheduler-missing");
        book.inferred("quota.used-up", "admission.quota-exceeded");
        book.spec("api.forbidden", "admission.permission-denied");
        book.surface("api.forbidden-noted", "admission.permission-denied");
        book.spec("rbac.role-missing", "admission.permission-denied");
        book.spec("webhook.service-missing", "admission.webhook-unavailable");
        book.inferred("webhook.service-without-endpoints", "admission.webhook-unavailable");
        book.spec("node.kube-proxy-down", "node.kube-proxy-unavailable");
        book.inferred("node.evicts-for-memory", "node.memory-pressure");
        book.inferred("node.evicts-for-disk", "node.disk-pressure");
        book.inferred("node.evicts-for-processes", "node.pid-pressure");
        book.spec("control-plane.scheduler-down", "control-plane.scheduler-unavailable");
        book.spec("control-plane.controller-manager-down", "control-plane.controller-manager-unavailable");
        book.spec("control-plane.api-server-down", "control-plane.api-server-unavailable");
        book.spec("control-plane.etcd-down", "control-plane.etcd-unavailable");
        book.status("pod.never-considered", "control-plane.scheduler-unavailable");
    }
}
