package dev.inquest.causality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds of fault that Kubernetes' objects, events and logs can show: some finding must speak for each. */
class FaultCoverageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admission.quota-exceeded", "admission.limit-range-violation", "admission.missing-service-account",
                "admission.webhook-denied", "admission.webhook-unavailable", "admission.pod-security-violation",
                "admission.permission-denied", "scheduling.insufficient-cpu", "scheduling.insufficient-memory",
                "scheduling.insufficient-resource", "scheduling.node-cordoned", "scheduling.node-selector-mismatch",
                "scheduling.node-affinity-mismatch", "scheduling.pod-affinity-unsatisfied",
                "scheduling.pod-anti-affinity-conflict", "scheduling.untolerated-taint",
                "scheduling.topology-spread-unsatisfied", "scheduling.host-port-conflict", "scheduling.volume-zone-conflict",
                "scheduling.priority-class-missing", "scheduling.preempted", "storage.volume-already-bound",
                "storage.capacity-mismatch", "storage.access-mode-mismatch", "storage.selector-mismatch",
                "storage.storage-class-mismatch", "storage.claim-missing", "storage.provisioning-failed",
                "storage.attach-failed", "storage.volume-full", "startup.image-not-found", "startup.image-pull-unauthorized",
                "startup.image-registry-unreachable", "startup.image-platform-mismatch", "startup.missing-secret",
                "startup.missing-config-map", "startup.missing-key", "startup.volume-permission-denied",
                "startup.volume-mount-failed", "startup.bad-command", "startup.bad-configuration",
                "startup.init-container-failed", "startup.invalid-security-context", "runtime.out-of-memory",
                "runtime.liveness-probe-port", "runtime.liveness-probe-protocol", "runtime.liveness-probe-timing",
                "runtime.readiness-probe-port", "runtime.readiness-probe-protocol", "runtime.readiness-probe-timing",
                "runtime.startup-probe-timing", "runtime.scaled-to-zero", "runtime.application-crash",
                "runtime.autoscaler-misconfigured", "runtime.disruption-budget-blocks", "runtime.evicted",
                "runtime.rollout-stuck", "runtime.job-failed", "runtime.certificate-expired", "dependency.wrong-address",
                "dependency.wrong-port", "dependency.invalid-credentials", "dependency.database-read-only",
                "dependency.connections-exhausted", "dependency.schema-mismatch", "dependency.unavailable",
                "dependency.external-unavailable", "dependency.rate-limited", "dependency.feature-flag",
                "routing.service-selector-mismatch", "routing.service-port-mismatch", "routing.service-protocol-mismatch",
                "routing.dns-misconfigured", "routing.dns-unavailable", "routing.network-policy-denied",
                "routing.ingress-misconfigured", "routing.load-balancer-unavailable", "routing.gateway-misroute",
                "node.not-ready", "node.kubelet-unavailable", "node.container-runtime-unavailable",
                "node.kube-proxy-unavailable", "node.network-unavailable", "node.memory-pressure", "node.disk-pressure",
                "node.pid-pressure", "control-plane.scheduler-unavailable", "control-plane.controller-manager-unavailable",
                "control-plane.api-server-unavailable", "control-plane.etcd-unavailable"
            })
    void someFindingSpeaksForTheFault(String fault) {
        assertThat(FaultRules.all().values().stream().flatMap(List::stream))
                .anyMatch(rule -> rule.fault().value().equals(fault));
    }
}
