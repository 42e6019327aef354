package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.LabelSelectors;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Webhooks that inject sidecars (IST0139): several for one pod, or one whose control plane does not exist. Whether two take
 * the same pod is tried with every combination of the labels that injection is asked for by.
 */
final class InjectionWebhooks implements MeshAnalyzer {

    private static final String REVISION = "istio.io/rev";

    private record Hook(JsonNode configuration, JsonNode webhook) {

        String reference() {
            return name(configuration) + "/" + text(webhook, "name");
        }

        boolean takes(Map<String, String> namespace, Map<String, String> pod) {
            return LabelSelectors.selects(at(webhook, "namespaceSelector"), namespace)
                    && LabelSelectors.selects(at(webhook, "objectSelector"), pod);
        }
    }

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        Set<String> revisions = new TreeSet<>();
        List<Hook> hooks = new ArrayList<>();
        for (JsonNode configuration : mesh.all("MutatingWebhookConfiguration")) {
            Set<String> own = revisions(configuration);
            if (!own.isEmpty()
                    || each(configuration, "webhooks")
                            .anyMatch(w -> text(w, "name").endsWith("istio.io"))) {
                revisions.addAll(own);
                each(configuration, "webhooks").forEach(w -> hooks.add(new Hook(configuration, w)));
            }
        }
        Set<MeshMessage> findings = new LinkedHashSet<>();
        overlaps(hooks, revisions, findings);
        hooks.stream()
                .filter(h -> at(h.webhook(), "clientConfig").has("service"))
                .forEach(h -> controlPlane(mesh, h, findings));
        return List.copyOf(findings);
    }

    private static void overlaps(List<Hook> hooks, Set<String> revisions, Set<MeshMessage> findings) {
        for (Map<String, String> namespace : labelSets("istio-injection", "enabled", "disabled", revisions)) {
            for (Map<String, String> pod : labelSets("sidecar.istio.io/inject", "true", "false", revisions)) {
                List<Hook> taking =
                        hooks.stream().filter(h -> h.takes(namespace, pod)).toList();
                if (taking.size() > 1) {
                    taking.forEach(h -> findings.add(finding(
                            h,
                            "Webhook overlaps with others: "
                                    + taking.stream()
                                            .filter(o -> o != h)
                                            .map(Hook::reference)
                                            .toList()
                                    + ". This may cause injection to occur twice.")));
                }
            }
        }
    }

    private static List<Map<String, String>> labelSets(String label, String yes, String no, Set<String> revisions) {
        List<Map<String, String>> sets = new ArrayList<>();
        List<Map<String, String>> plain = List.of(Map.of(), Map.of(label, yes), Map.of(label, no));
        sets.addAll(plain);
        for (String revision : revisions) {
            for (Map<String, String> base : plain) {
                Map<String, String> with = new TreeMap<>(base);
                with.put(REVISION, revision);
                sets.add(with);
            }
        }
        return sets;
    }

    private static void controlPlane(MeshConfig mesh, Hook hook, Set<MeshMessage> findings) {
        JsonNode reference = at(hook.webhook(), "clientConfig", "service");
        Entity service = Entity.of(text(reference, "namespace"), "Service", text(reference, "name"));
        boolean exists = mesh.all("Service").stream().anyMatch(s -> entity(s).equals(service));
        if (!exists && mesh.scope().lacks(service)) {
            findings.add(finding(
                    hook,
                    "Injector refers to a control plane service that does not exist: " + service.namespace() + "/"
                            + service.name() + "."));
        }
    }

    private static Set<String> revisions(JsonNode configuration) {
        Set<String> revisions = new TreeSet<>();
        if (labels(configuration).get(REVISION) instanceof String revision) {
            revisions.add(revision);
        }
        each(configuration, "webhooks").forEach(w -> {
            for (String selector : List.of("namespaceSelector", "objectSelector")) {
                String revision = text(w, selector, "matchLabels", REVISION);
                if (!revision.isEmpty()) {
                    revisions.add(revision);
                }
                each(w, selector, "matchExpressions")
                        .filter(e -> text(e, "key").equals(REVISION))
                        .flatMap(e -> texts(e, "values"))
                        .forEach(revisions::add);
            }
        });
        return revisions;
    }

    private static MeshMessage finding(Hook hook, String what) {
        return new MeshMessage("IST0139", "InvalidWebhook", Severity.ERROR, entity(hook.configuration()), what);
    }
}
