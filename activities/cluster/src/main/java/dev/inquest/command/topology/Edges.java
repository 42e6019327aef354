package dev.inquest.command.topology;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.kind;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.namespace;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.LabelSelectors;
import dev.inquest.observation.Observation.Edge;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Derives the relations between the objects of one namespace. */
final class Edges {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");

    private final List<JsonNode> objects;
    private final Set<Edge> edges = new LinkedHashSet<>();

    private Edges(List<JsonNode> objects) {
        this.objects = objects;
    }

    /** The edges, calls first: they are what a reader of an outage wants. */
    static List<Edge> of(List<JsonNode> objects) {
        Edges all = new Edges(objects);
        all.edges.addAll(CallGraph.of(objects));
        objects.forEach(all::route);
        objects.forEach(all::govern);
        objects.forEach(all::select);
        objects.forEach(all::mount);
        objects.forEach(all::store);
        objects.forEach(all::own);
        return new ArrayList<>(all.edges);
    }

    private void own(JsonNode object) {
        each(object, "metadata", "ownerReferences")
                .filter(o -> !text(o, "kind").isEmpty() && !text(o, "name").isEmpty())
                .forEach(o -> edge(
                        new Entity(namespace(object), text(o, "kind"), text(o, "name")), entity(object), "owns", ""));
        if (kind(object).equals("Pod") && !text(object, "spec", "nodeName").isEmpty()) {
            edge(entity(object), Entity.clusterScoped("Node", text(object, "spec", "nodeName")), "runs-on", "");
        }
    }

    private void select(JsonNode object) {
        if (kind(object).equals("Service")) {
            Map<String, String> selector = map(object, "spec", "selector");
            all("Pod")
                    .filter(p -> LabelSelectors.selectsUnlessEmpty(selector, labels(p)))
                    .forEach(p -> edge(entity(object), entity(p), "selects", "selector " + selector));
        }
    }

    private void mount(JsonNode object) {
        if (!WORKLOADS.contains(kind(object))) {
            return;
        }
        JsonNode spec = at(object, "spec", "template", "spec");
        each(spec, "volumes").forEach(v -> {
            String via = "volume " + text(v, "name");
            mounted(object, "ConfigMap", text(v, "configMap", "name"), via);
            mounted(object, "Secret", text(v, "secret", "secretName"), via);
            mounted(object, "PersistentVolumeClaim", text(v, "persistentVolumeClaim", "claimName"), via);
        });
        each(spec, "containers").forEach(c -> {
            each(c, "envFrom").forEach(f -> {
                mounted(object, "ConfigMap", text(f, "configMapRef", "name"), "envFrom");
                mounted(object, "Secret", text(f, "secretRef", "name"), "envFrom");
            });
            each(c, "env").forEach(e -> {
                String via = "env " + text(e, "name");
                mounted(object, "ConfigMap", text(e, "valueFrom", "configMapKeyRef", "name"), via);
                mounted(object, "Secret", text(e, "valueFrom", "secretKeyRef", "name"), via);
            });
        });
    }

    /** The claims that pods use, and what stands behind them. */
    private void store(JsonNode object) {
        switch (kind(object)) {
            case "Pod" ->
                each(object, "spec", "volumes")
                        .forEach(v -> mounted(
                                object,
                                "PersistentVolumeClaim",
                                text(v, "persistentVolumeClaim", "claimName"),
                                "volume " + text(v, "name")));
            case "PersistentVolumeClaim" -> {
                named(object, "PersistentVolume", text(object, "spec", "volumeName"), "mounts", "bound volume");
                named(object, "StorageClass", text(object, "spec", "storageClassName"), "governed-by", "storage class");
            }
            default -> {}
        }
    }

    private void named(JsonNode object, String kind, String name, String relation, String via) {
        if (!name.isEmpty()) {
            edge(entity(object), Entity.clusterScoped(kind, name), relation, via);
        }
    }

    private void mounted(JsonNode workload, String kind, String name, String via) {
        if (!name.isEmpty()) {
            edge(entity(workload), new Entity(namespace(workload), kind, name), "mounts", via);
        }
    }

    private void route(JsonNode object) {
        if (kind(object).equals("Ingress")) {
            ingress(object);
            return;
        }
        if (!kind(object).equals("VirtualService")) {
            return;
        }
        for (String protocol : List.of("http", "tcp", "tls")) {
            each(object, "spec", protocol)
                    .flatMap(r -> each(r, "route"))
                    .map(r -> text(r, "destination", "host"))
                    .forEach(host -> service(host)
                            .ifPresent(s -> edge(entity(object), entity(s), "routes-to", protocol + " route")));
        }
    }

    private void ingress(JsonNode object) {
        backend(object, at(object, "spec", "defaultBackend"), "default backend");
        each(object, "spec", "rules").forEach(rule -> each(rule, "http", "paths")
                .forEach(path -> backend(
                        object, at(path, "backend"), "host " + text(rule, "host") + " path " + text(path, "path"))));
    }

    private void backend(JsonNode ingress, JsonNode backend, String via) {
        String service = text(backend, "service", "name");
        if (!service.isEmpty()) {
            edge(entity(ingress), new Entity(namespace(ingress), "Service", service), "routes-to", via);
        }
    }

    private void govern(JsonNode object) {
        switch (kind(object)) {
            case "DestinationRule" ->
                service(text(object, "spec", "host"))
                        .ifPresent(s -> edge(entity(s), entity(object), "governed-by", "host"));
            case "VirtualService" ->
                each(object, "spec", "hosts").forEach(h -> service(h.asText())
                        .ifPresent(s -> edge(entity(s), entity(object), "governed-by", "host")));
            case "PeerAuthentication", "AuthorizationPolicy" -> governed(object, at(object, "spec", "selector"));
            case "NetworkPolicy" -> governed(object, at(object, "spec", "podSelector"));
            case "HorizontalPodAutoscaler" -> scaled(object);
            default -> {}
        }
    }

    private void governed(JsonNode policy, JsonNode selector) {
        String via = LabelSelectors.keys(selector).isEmpty() ? "whole namespace" : "selector";
        objects.stream()
                .filter(w -> WORKLOADS.contains(kind(w)))
                .filter(w -> LabelSelectors.selects(selector, map(w, "spec", "template", "metadata", "labels")))
                .forEach(w -> edge(entity(w), entity(policy), "governed-by", via));
    }

    private void scaled(JsonNode autoscaler) {
        String kind = text(autoscaler, "spec", "scaleTargetRef", "kind");
        String name = text(autoscaler, "spec", "scaleTargetRef", "name");
        if (!kind.isEmpty() && !name.isEmpty()) {
            edge(new Entity(namespace(autoscaler), kind, name), entity(autoscaler), "governed-by", "scale target");
        }
    }

    private Optional<JsonNode> service(String host) {
        String first = host.indexOf('.') < 0 ? host : host.substring(0, host.indexOf('.'));
        return all("Service").filter(s -> name(s).equals(first)).findFirst();
    }

    private Stream<JsonNode> all(String kind) {
        return objects.stream().filter(o -> kind(o).equals(kind));
    }

    private void edge(Entity source, Entity target, String relation, String via) {
        edges.add(new Edge(source, target, relation, via));
    }
}
