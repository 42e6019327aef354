package dev.inquest.causality;

import dev.inquest.incident.Entity;
import dev.inquest.incident.FaultCode;
import java.util.HashMap;
import java.util.Map;

/** The one line a person would try first for a kind of fault. */
final class SuggestedFix {

    private static final Map<String, String> FIXES = fixes();

    private SuggestedFix() {}

    private static Map<String, String> fixes() {
        Map<String, String> fixes = new HashMap<>();
        fixes.put(
                "mesh.mtls-conflict",
                "Make both sides agree: let %s send or demand what the other side does (ISTIO_MUTUAL against STRICT).");
        fixes.put("mesh.missing-subset", "Define the subset that %s names, or route to one that exists.");
        fixes.put("mesh.authorization-denied", "Allow the caller in %s.");
        fixes.put("mesh.sidecar-port-conflict", "Move the application of %s to a port that the sidecar does not hold.");
        fixes.put("routing.service-selector-mismatch", "Set the selector of %s to labels its pods carry.");
        fixes.put("routing.service-port-mismatch", "Set the target port of %s to one its pods serve.");
        fixes.put("routing.network-policy-denied", "Add a rule to %s that lets the caller in.");
        fixes.put("runtime.out-of-memory", "Raise the memory limit of %s, or find what it holds.");
        fixes.put("runtime.scaled-to-zero", "Scale %s up.");
        fixes.put("runtime.application-crash", "Read the last words of %s before it exits, and mend or roll back.");
        fixes.put("startup.image-not-found", "Give %s an image that exists.");
        fixes.put("startup.image-pull-unauthorized", "Give %s a pull secret with rights to its registry.");
        fixes.put("startup.missing-secret", "Create the Secret that %s refers to.");
        fixes.put("startup.missing-config-map", "Create the ConfigMap that %s refers to.");
        fixes.put("scheduling.node-cordoned", "Uncordon the nodes that would do, so that %s fits.");
        fixes.put("scheduling.untolerated-taint", "Remove the taint, or give %s the toleration.");
        fixes.put("scheduling.node-selector-mismatch", "Set the node selector of %s to labels a node carries.");
        fixes.put("scheduling.insufficient-cpu", "Lower the CPU request of %s, or add room.");
        fixes.put("scheduling.insufficient-memory", "Lower the memory request of %s, or add room.");
        fixes.put("admission.quota-exceeded", "Raise the quota of %s, or free what it counts.");
        fixes.put("admission.missing-service-account", "Create the ServiceAccount that %s names.");
        fixes.put("dependency.invalid-credentials", "Give %s the credentials its dependency accepts.");
        fixes.put("dependency.wrong-address", "Correct the address that %s is configured with.");
        fixes.put("dependency.database-read-only", "Make %s writable again, or point writers at the primary.");
        fixes.put("control-plane.scheduler-unavailable", "Start the scheduler on %s.");
        fixes.put("control-plane.controller-manager-unavailable", "Start the controller manager on %s.");
        fixes.put("node.kubelet-unavailable", "Start the kubelet on %s.");
        fixes.put("node.container-runtime-unavailable", "Start the container runtime on %s.");
        fixes.put("node.kube-proxy-unavailable", "Start kube-proxy on %s.");
        fixes.put("performance.cpu-saturation", "Raise the CPU limit of %s, or find what uses it up.");
        fixes.put("performance.memory-pressure", "Raise the memory limit of %s, or find what holds it.");
        fixes.put(
                "performance.network-delay", "Find what delays the packets of %s: traffic control, proxies, its node.");
        fixes.put("performance.traffic-surge", "Scale %s out, or hold back who calls it.");
        return fixes;
    }

    static String of(FaultCode fault, Entity entity) {
        String fix = FIXES.get(fault.value());
        if (fix != null) {
            return fix.formatted(entity);
        }
        return switch (fault.family()) {
            case "storage" -> "Make %s ask for what its volume offers.".formatted(entity);
            case "node" -> "Repair or drain %s.".formatted(entity);
            case "runtime" -> "Correct the setting of %s that the evidence shows.".formatted(entity);
            default -> "Correct %s as the evidence shows.".formatted(entity);
        };
    }
}
