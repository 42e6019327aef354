package dev.inquest.command.mesh;

import static dev.inquest.command.api.Fields.at;
import static dev.inquest.command.api.Fields.entity;
import static dev.inquest.command.api.Fields.labels;
import static dev.inquest.command.api.Fields.name;
import static dev.inquest.command.api.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Namespaces that do not ask for sidecars (IST0102) and pods without one where it was asked for (IST0103). */
final class Injection implements Analyzer {

    private static final String INJECT = "sidecar.istio.io/inject";
    private static final Set<String> SYSTEM =
            Set.of("kube-system", "kube-public", "kube-node-lease", MeshConfig.ROOT_NAMESPACE);

    @Override
    public List<Finding> analyze(MeshConfig mesh) {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode namespace : mesh.all("Namespace")) {
            boolean silent = !labels(namespace).containsKey("istio-injection")
                    && !labels(namespace).containsKey("istio.io/rev")
                    && !labels(namespace).containsKey("istio.io/dataplane-mode");
            if (silent && !SYSTEM.contains(name(namespace))) {
                findings.add(new Finding(
                        "IST0102",
                        "NamespaceNotInjected",
                        Severity.INFO,
                        entity(namespace),
                        "The namespace is not enabled for Istio injection. Run 'kubectl label namespace "
                                + name(namespace) + " istio-injection=enabled' to enable it, or 'kubectl label"
                                + " namespace " + name(namespace) + " istio-injection=disabled' to explicitly mark it"
                                + " as not needing injection."));
            }
        }
        mesh.all("Pod").stream().filter(p -> lacksProxy(mesh, p)).forEach(p -> findings.add(missing(p)));
        return findings;
    }

    private static boolean lacksProxy(MeshConfig mesh, JsonNode pod) {
        String wish = labels(pod).getOrDefault(INJECT, text(at(pod, "metadata", "annotations"), INJECT));
        boolean asked = wish.equals("true") || mesh.injects(MeshConfig.namespaceOf(pod)) && !wish.equals("false");
        return asked
                && !MeshConfig.hasProxy(pod)
                && !at(pod, "spec", "hostNetwork").asBoolean()
                && !Set.of("Succeeded", "Failed").contains(text(pod, "status", "phase"));
    }

    private static Finding missing(JsonNode pod) {
        return new Finding(
                "IST0103",
                "PodMissingProxy",
                Severity.WARNING,
                entity(pod),
                "The pod " + entity(pod) + " is missing the Istio proxy. This can often be resolved by restarting or"
                        + " redeploying the workload.");
    }
}
