package dev.inquest.causality;

import dev.inquest.incident.FaultCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which kinds of fault a finding speaks for, and how deep it reaches. A finding not listed here is a mere surface. */
final class FaultRules {

    /**
     * @param fault the kind of fault
     * @param depth how far the finding reaches
     */
    record Rule(FaultCode fault, Depth depth) {}

    private static final Map<String, List<Rule>> RULES = rules();

    private FaultRules() {}

    /** The rules for the finding code, most likely first. */
    static List<Rule> of(String findingCode) {
        return RULES.getOrDefault(findingCode, List.of());
    }

    private static Map<String, List<Rule>> rules() {
        Map<String, List<Rule>> rules = new LinkedHashMap<>();
        spec(rules, "image.not-found", "startup.image-not-found");
        spec(rules, "image.pull-unauthorized", "startup.image-pull-unauthorized");
        spec(rules, "image.registry-unreachable", "startup.image-registry-unreachable");
        spec(rules, "image.platform-mismatch", "startup.image-platform-mismatch");
        put(rules, "image.not-pulled", "startup.image-not-found", Depth.STATUS);
        spec(rules, "config.missing-secret", "startup.missing-secret");
        spec(rules, "config.missing-config-map", "startup.missing-config-map");
        spec(rules, "config.missing-key", "startup.missing-key");
        spec(rules, "pod.bad-command", "startup.bad-command");
        spec(rules, "pod.security-context-invalid", "startup.invalid-security-context");
        spec(rules, "pod.volume-not-writable", "startup.volume-permission-denied");
        put(rules, "pod.mount-failed", "startup.volume-mount-failed", Depth.STATUS);
        spec(rules, "pod.out-of-memory", "runtime.out-of-memory");
        put(rules, "pod.evicted", "runtime.evicted", Depth.STATUS);
        spec(rules, "workload.scaled-to-zero", "runtime.scaled-to-zero");
        put(rules, "pod.crash-looping", "runtime.application-crash", Depth.INFERRED);
        put(rules, "pod.restarting", "runtime.application-crash", Depth.SURFACE);
        for (String probe : List.of("liveness", "readiness")) {
            spec(rules, "probe." + probe + "-port", "runtime." + probe + "-probe-port");
            spec(rules, "probe." + probe + "-protocol", "runtime." + probe + "-probe-protocol");
            spec(rules, "probe." + probe + "-timing", "runtime." + probe + "-probe-timing");
        }
        spec(rules, "probe.startup-timing", "runtime.startup-probe-timing");
        scheduling(rules);
        storage(rules);
        nodes(rules);
        network(rules);
        return rules;
    }

    private static void scheduling(Map<String, List<Rule>> rules) {
        spec(rules, "quota.exceeded", "admission.quota-exceeded");
        spec(rules, "admission.limit-range", "admission.limit-range-violation");
        spec(rules, "admission.service-account-missing", "admission.missing-service-account");
        spec(rules, "admission.pod-security", "admission.pod-security-violation");
        spec(rules, "admission.webhook-denied", "admission.webhook-denied");
        spec(rules, "admission.webhook-unavailable", "admission.webhook-unavailable");
        spec(rules, "pod.nodes-cordoned", "scheduling.node-cordoned");
        spec(rules, "pod.taint-untolerated", "scheduling.untolerated-taint");
        spec(rules, "pod.node-selector-unmet", "scheduling.node-selector-mismatch");
        spec(rules, "pod.node-affinity-unmet", "scheduling.node-affinity-mismatch");
        spec(rules, "pod.affinity-unmet", "scheduling.pod-affinity-unsatisfied");
        spec(rules, "pod.anti-affinity-unmet", "scheduling.pod-anti-affinity-conflict");
        spec(rules, "pod.cpu-insufficient", "scheduling.insufficient-cpu");
        spec(rules, "pod.memory-insufficient", "scheduling.insufficient-memory");
        spec(rules, "pod.resource-insufficient", "scheduling.insufficient-resource");
        spec(rules, "pod.topology-spread-unmet", "scheduling.topology-spread-unsatisfied");
        spec(rules, "pod.host-port-taken", "scheduling.host-port-conflict");
        spec(rules, "pod.volume-zone-conflict", "scheduling.volume-zone-conflict");
        put(rules, "pod.never-considered", "control-plane.scheduler-unavailable", Depth.STATUS);
    }

    private static void storage(Map<String, List<Rule>> rules) {
        spec(rules, "claim.volume-taken", "storage.volume-already-bound");
        spec(rules, "claim.storage-class-differs", "storage.storage-class-mismatch");
        spec(rules, "claim.capacity-too-large", "storage.capacity-mismatch");
        spec(rules, "claim.access-mode-differs", "storage.access-mode-mismatch");
        spec(rules, "claim.selector-differs", "storage.selector-mismatch");
        put(rules, "storage.claim-missing", "storage.claim-missing", Depth.STATUS);
        put(rules, "quota.limits-missing-claim", "admission.quota-exceeded", Depth.STATUS);
        spec(rules, "storage.attach-failed", "storage.attach-failed");
        put(rules, "claim.not-bound", "storage.provisioning-failed", Depth.INFERRED);
        put(rules, "pod.claim-unbound", "storage.provisioning-failed", Depth.SURFACE);
    }

    private static void nodes(Map<String, List<Rule>> rules) {
        put(rules, "node.not-ready", "node.not-ready", Depth.STATUS);
        spec(rules, "node.kubelet-silent", "node.kubelet-unavailable");
        spec(rules, "node.runtime-down", "node.container-runtime-unavailable");
        spec(rules, "node.memory-pressure", "node.memory-pressure");
        spec(rules, "node.disk-pressure", "node.disk-pressure");
        spec(rules, "node.pid-pressure", "node.pid-pressure");
        spec(rules, "node.network-unavailable", "node.network-unavailable");
        put(rules, "node.cordoned", "scheduling.node-cordoned", Depth.SURFACE);
    }

    private static void network(Map<String, List<Rule>> rules) {
        spec(rules, "service.selector-matches-nothing", "routing.service-selector-mismatch");
        put(rules, "service.ready-pods-not-selected", "routing.service-selector-mismatch", Depth.STATUS);
        put(rules, "service.no-endpoints", "dependency.unavailable", Depth.SURFACE);
        put(rules, "service.target-port-not-served", "routing.service-port-mismatch", Depth.STATUS);
        spec(rules, "config.address-unknown", "dependency.wrong-address");
        spec(rules, "config.port-unknown", "dependency.wrong-port");
        spec(rules, "pod.own-nameserver", "routing.dns-misconfigured");
        spec(rules, "policy.network-denied", "routing.network-policy-denied");
        spec(rules, "mesh.mtls-modes-conflict", "mesh.mtls-conflict");
        spec(rules, "mesh.mtls-to-plain-server", "mesh.mtls-conflict");
        spec(rules, "mesh.sidecar-port-taken", "mesh.sidecar-port-conflict");
        spec(rules, "mesh.subset-missing", "mesh.missing-subset");
        spec(rules, "mesh.host-missing", "mesh.missing-host");
        spec(rules, "mesh.gateway-missing", "mesh.missing-gateway");
        spec(rules, "mesh.authorization-denies", "mesh.authorization-denied");
        put(rules, "mesh.routes-conflict", "mesh.conflicting-routes", Depth.INFERRED);
        put(rules, "mesh.not-injected", "mesh.sidecar-missing", Depth.SURFACE);
        put(rules, "mesh.port-name-unconventional", "mesh.port-naming", Depth.SURFACE);
        spec(rules, "call.credentials-refused", "dependency.invalid-credentials");
        spec(rules, "call.database-read-only", "dependency.database-read-only");
        put(rules, "call.connections-exhausted", "dependency.connections-exhausted", Depth.STATUS);
        put(rules, "call.denied", "mesh.authorization-denied", Depth.INFERRED);
        put(rules, "call.name-unknown", "dependency.wrong-address", Depth.INFERRED);
        put(rules, "call.fault-injected", "mesh.injected-fault", Depth.STATUS);
        put(rules, "call.overflow", "mesh.circuit-broken", Depth.STATUS);
        put(rules, "call.no-cluster", "mesh.missing-subset", Depth.INFERRED);
        put(rules, "call.no-route", "mesh.missing-host", Depth.SURFACE);
        put(rules, "call.rate-limited", "dependency.rate-limited", Depth.INFERRED);
        rules.put(
                "call.reset-by-ready-endpoint",
                List.of(
                        rule("routing.service-protocol-mismatch", Depth.SURFACE),
                        rule("mesh.mtls-conflict", Depth.SURFACE)));
        for (String surface : List.of(
                "call.connection-refused",
                "call.connect-failed",
                "call.connection-reset",
                "call.timeout",
                "call.answered-error",
                "call.no-healthy-upstream",
                "call.tls-failing")) {
            put(rules, surface, "dependency.unavailable", Depth.SURFACE);
        }
    }

    private static void spec(Map<String, List<Rule>> rules, String finding, String fault) {
        put(rules, finding, fault, Depth.SPEC);
    }

    private static void put(Map<String, List<Rule>> rules, String finding, String fault, Depth depth) {
        rules.put(finding, List.of(rule(fault, depth)));
    }

    private static Rule rule(String fault, Depth depth) {
        return new Rule(FaultCode.of(fault), depth);
    }
}
