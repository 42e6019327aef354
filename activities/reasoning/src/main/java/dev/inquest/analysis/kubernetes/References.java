package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.Health;
import dev.inquest.analysis.PodSpec;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * ConfigMaps, Secrets, keys, claims, accounts and priority classes that a pod or template refers to and that do not
 * exist. What is marked optional may be absent, unless the program fails and says that it lacks it. A missing thing harms where the pods do badly; where all run it is told
 * of for the next restart only.
 */
public final class References implements Analyzer {

    /** Controllers put these into every namespace, and again where they are gone; lists often leave them out. */
    private static final Set<String> PUBLISHED =
            Set.of("kube-root-ca.crt", "openshift-service-ca.crt", "istio-ca-root-cert");

    /**
     * @param needs for a reference that may be absent, what a program that fails for want of it would name; else empty
     */
    private record Reference(String code, Entity entity, String key, String where, Set<String> needs) {

        Reference(String code, Entity entity, String key, String where) {
            this(code, entity, key, where, Set.of());
        }
    }

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Health health = new Health(seen);
        List<Finding> found = new ArrayList<>();
        for (PodSpec spec : PodSpec.all(seen)) {
            for (Reference reference : of(spec)) {
                broken(seen, reference)
                        .filter(evidence -> reference.needs().isEmpty()
                                || spec.suffers(health, seen) && UnmetNeeds.told(seen, spec, reference.needs()))
                        .ifPresent(
                                evidence -> found.add(finding(spec, reference, evidence, spec.suffers(health, seen))));
            }
        }
        return found;
    }

    private static Finding finding(PodSpec spec, Reference reference, int evidence, boolean harms) {
        Entity to = reference.entity();
        String what = reference.key().isEmpty()
                ? to.kind() + " " + to.name() + ", which does not exist"
                : "key " + reference.key() + " of " + to.kind() + " " + to.name() + ", which has no such key";
        String message = spec.owner().name() + " refers (" + reference.where() + ") to " + what + ".";
        List<Integer> shown = List.of(spec.evidence(), evidence);
        return harms
                ? Findings.error(reference.code(), spec.owner(), message, shown)
                : Findings.info("config.reference-dangling", spec.owner(), message, shown);
    }

    /** Where it is shown that the reference leads nowhere. */
    private static Optional<Integer> broken(EvidenceIndex seen, Reference reference) {
        Optional<Integer> absent = seen.absent(reference.entity());
        if (absent.isPresent() || reference.key().isEmpty()) {
            return absent;
        }
        return seen.object(reference.entity())
                .filter(o -> o.what().object().has("data") || o.what().object().has("binaryData"))
                .filter(o -> !o.what().object().path("data").has(reference.key())
                        && !o.what().object().path("binaryData").has(reference.key()))
                .map(Cited::evidence);
    }

    private static List<Reference> of(PodSpec spec) {
        List<Reference> references = new ArrayList<>();
        for (JsonNode container : spec.containers()) {
            for (JsonNode variable : Fields.list(container, "env")) {
                String name = "variable " + Fields.text(variable, "name");
                config(spec, Fields.at(variable, "valueFrom", "configMapKeyRef"), "ConfigMap", name, references);
                config(spec, Fields.at(variable, "valueFrom", "secretKeyRef"), "Secret", name, references);
                optional(spec, variable, "configMapKeyRef", "ConfigMap", references);
                optional(spec, variable, "secretKeyRef", "Secret", references);
            }
            for (JsonNode source : Fields.list(container, "envFrom")) {
                config(spec, source.path("configMapRef"), "ConfigMap", "environment", references);
                config(spec, source.path("secretRef"), "Secret", "environment", references);
            }
        }
        Fields.list(spec.spec(), "volumes").forEach(v -> volume(spec, v, references));
        account(spec, references);
        return references;
    }

    private static void volume(PodSpec spec, JsonNode volume, List<Reference> references) {
        String where = "volume " + Fields.text(volume, "name");
        mounted(spec, volume.path("configMap"), "ConfigMap", where, references);
        mounted(spec, volume.path("secret"), "Secret", where, references);
        for (JsonNode source : Fields.list(volume, "projected", "sources")) {
            mounted(spec, source.path("configMap"), "ConfigMap", where, references);
            mounted(spec, source.path("secret"), "Secret", where, references);
        }
        named(spec, "PersistentVolumeClaim", Fields.text(volume, "persistentVolumeClaim", "claimName"), references);
    }

    private static void mounted(PodSpec spec, JsonNode source, String kind, String where, List<Reference> references) {
        config(spec, source, kind, where, references);
        if (source.path("optional").asBoolean()) {
            return;
        }
        String name = Fields.text(source, kind.equals("Secret") && source.has("secretName") ? "secretName" : "name");
        Fields.list(source, "items").stream()
                .filter(i -> !name.isEmpty() && !PUBLISHED.contains(name))
                .forEach(i -> references.add(new Reference(
                        "config.missing-key",
                        new Entity(spec.owner().namespace(), kind, name),
                        Fields.text(i, "key"),
                        where)));
    }

    private static void config(
            PodSpec spec, JsonNode reference, String kind, String where, List<Reference> references) {
        String name = Fields.text(reference, reference.has("secretName") ? "secretName" : "name");
        if (!name.isEmpty()
                && !PUBLISHED.contains(name)
                && !reference.path("optional").asBoolean()) {
            Entity entity = new Entity(spec.owner().namespace(), kind, name);
            String key = Fields.text(reference, "key");
            references.add(new Reference(
                    kind.equals("Secret") ? "config.missing-secret" : "config.missing-config-map", entity, "", where));
            if (!key.isEmpty()) {
                references.add(new Reference("config.missing-key", entity, key, where));
            }
        }
    }

    private static void optional(
            PodSpec spec, JsonNode variable, String source, String kind, List<Reference> references) {
        JsonNode reference = Fields.at(variable, "valueFrom", source);
        if (reference.path("optional").asBoolean()) {
            String key = Fields.text(reference, "key");
            String name = Fields.text(variable, "name");
            references.add(new Reference(
                    "config.missing-key",
                    new Entity(spec.owner().namespace(), kind, Fields.text(reference, "name")),
                    key,
                    "variable " + name,
                    new HashSet<>(List.of(key, name))));
        }
    }

    private static void named(PodSpec spec, String kind, String name, List<Reference> references) {
        if (!name.isEmpty()) {
            references.add(new Reference(
                    "storage.claim-missing", new Entity(spec.owner().namespace(), kind, name), "", "volume"));
        }
    }

    private static void account(PodSpec spec, List<Reference> references) {
        String account = Fields.text(spec.spec(), "serviceAccountName");
        if (!account.isEmpty() && !account.equals("default")) {
            references.add(new Reference(
                    "admission.service-account-missing",
                    new Entity(spec.owner().namespace(), "ServiceAccount", account),
                    "",
                    "account"));
        }
        String priority = Fields.text(spec.spec(), "priorityClassName");
        if (!priority.isEmpty() && !priority.startsWith("system-")) {
            references.add(new Reference(
                    "priority.class-missing", Entity.clusterScoped("PriorityClass", priority), "", "priority"));
        }
    }
}
