package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.pairs;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.LabelSelectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** AuthorizationPolicies that no pod of the mesh is under (IST0127), or that name a namespace there is none of (IST0101). */
final class AuthorizationTargets implements MeshAnalyzer {

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        List<MeshMessage> findings = new ArrayList<>();
        for (JsonNode policy : mesh.all("AuthorizationPolicy")) {
            if (lacksPods(mesh, policy)) {
                String selector = pairs(map(policy, "spec", "selector", "matchLabels"));
                findings.add(new MeshMessage(
                        "IST0127",
                        "NoMatchingWorkloadsFound",
                        Severity.WARNING,
                        entity(policy),
                        "No matching workloads for this resource with the following labels: " + selector));
            }
            if (mesh.scope().lists("Namespace", null)) {
                namespaces(policy)
                        .filter(n -> mesh.all("Namespace").stream().noneMatch(o -> matches(n, name(o))))
                        .forEach(n -> findings.add(MeshAnalyzer.notFound(policy, "namespace", n)));
            }
        }
        return findings;
    }

    private static boolean lacksPods(MeshConfig mesh, JsonNode policy) {
        if (at(policy, "spec").has("targetRef") || at(policy, "spec").has("targetRefs")) {
            return false;
        }
        String namespace = MeshConfig.namespaceOf(policy);
        boolean everywhere = namespace.equals(mesh.options().rootNamespace());
        boolean known =
                everywhere ? mesh.scope().lists("Pod", null) : mesh.scope().lists("Pod", namespace);
        boolean withSelector = at(policy, "spec").has("selector");
        return known
                && (withSelector || !everywhere)
                && mesh.all("Pod").stream()
                        .filter(p -> everywhere || MeshConfig.namespaceOf(p).equals(namespace))
                        .filter(mesh::isInMesh)
                        .noneMatch(
                                p -> LabelSelectors.selects(map(policy, "spec", "selector", "matchLabels"), labels(p)));
    }

    private static Stream<String> namespaces(JsonNode policy) {
        return each(policy, "spec", "rules")
                .flatMap(r -> each(r, "from"))
                .map(f -> at(f, "source"))
                .flatMap(s -> Stream.concat(texts(s, "namespaces"), texts(s, "notNamespaces")));
    }

    /** A namespace as policies write it: whole, or with a wildcard at either end. */
    static boolean matches(String pattern, String namespace) {
        if (pattern.equals("*")) {
            return true;
        }
        if (pattern.startsWith("*")) {
            return namespace.endsWith(pattern.substring(1));
        }
        return pattern.endsWith("*")
                ? namespace.startsWith(pattern.substring(0, pattern.length() - 1))
                : namespace.toLowerCase(Locale.ROOT).equals(pattern.toLowerCase(Locale.ROOT));
    }
}
