package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Namespaces that do not ask for sidecars (IST0102) or ask in two ways at once (IST0123), and pods without one where it was
 * asked for (IST0103).
 */
final class Injection implements MeshAnalyzer {

    private static final String INJECT = "sidecar.istio.io/inject";
    private static final Set<String> SYSTEM =
            Set.of("kube-system", "kube-public", "kube-node-lease", "local-path-storage", MeshConfig.ROOT_NAMESPACE);

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        List<MeshMessage> findings = new ArrayList<>();
        for (JsonNode namespace : mesh.all("Namespace")) {
            if (!SYSTEM.contains(name(namespace))) {
                check(namespace, findings);
            }
        }
        mesh.all("Pod").stream().filter(p -> lacksProxy(mesh, p)).forEach(p -> findings.add(missing(p)));
        return findings;
    }

    private static void check(JsonNode namespace, List<MeshMessage> findings) {
        boolean plain = labels(namespace).containsKey("istio-injection");
        boolean revision = labels(namespace).containsKey("istio.io/rev");
        if (plain && revision) {
            findings.add(new MeshMessage(
                    "IST0123",
                    "NamespaceMultipleInjectionLabels",
                    Severity.WARNING,
                    entity(namespace),
                    "The namespace has both new and legacy injection labels. Run 'kubectl label namespace "
                            + name(namespace) + " istio.io/rev-' or 'kubectl label namespace " + name(namespace)
                            + " istio-injection-'"));
        } else if (!plain && !revision && !labels(namespace).containsKey("istio.io/dataplane-mode")) {
            findings.add(new MeshMessage(
                    "IST0102",
                    "NamespaceNotInjected",
                    Severity.INFO,
                    entity(namespace),
                    "The namespace is not enabled for Istio injection. Run 'kubectl label namespace " + name(namespace)
                            + " istio-injection=enabled' to enable it, or 'kubectl label namespace " + name(namespace)
                            + " istio-injection=disabled' to explicitly mark it as not needing injection."));
        }
    }

    /** What a pod, or a template of pods, asks for itself: {@code true}, {@code false} or nothing. */
    static String wish(JsonNode pod) {
        return labels(pod).getOrDefault(INJECT, text(at(pod, "metadata", "annotations"), INJECT));
    }

    private static boolean lacksProxy(MeshConfig mesh, JsonNode pod) {
        return mesh.injects(MeshConfig.namespaceOf(pod))
                && !wish(pod).equalsIgnoreCase("false")
                && !MeshConfig.hasProxy(pod)
                && !at(pod, "spec", "hostNetwork").asBoolean()
                && !Set.of("Succeeded", "Failed").contains(text(pod, "status", "phase"));
    }

    private static MeshMessage missing(JsonNode pod) {
        return new MeshMessage(
                "IST0103",
                "PodMissingProxy",
                Severity.WARNING,
                entity(pod),
                "The pod " + entity(pod) + " is missing the Istio proxy. This can often be resolved by restarting or"
                        + " redeploying the workload.");
    }
}
