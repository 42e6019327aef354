package dev.inquest.command.topology;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.kind;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.kubernetes.LabelSelectors;
import dev.inquest.observation.Observation.Edge;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who calls whom, as far as configuration names hosts: environment, arguments and ConfigMaps that workloads use. */
final class CallGraph {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet", "CronJob");
    private static final Pattern WORD =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9][-a-z0-9]*)*(:\\d+)?");
    private static final Pattern HOST_KEY = Pattern.compile(
            "(?i).*(host|addr|address|url|uri|endpoint|server|service|target|upstream|broker|backend|dsn|bootstrap).*");

    private final Map<String, JsonNode> services = new TreeMap<>();
    private final Map<String, JsonNode> configMaps = new TreeMap<>();
    private final Set<Edge> edges = new LinkedHashSet<>();

    private CallGraph(List<JsonNode> objects) {
        for (JsonNode object : objects) {
            switch (kind(object)) {
                case "Service" -> services.put(name(object), object);
                case "ConfigMap" -> configMaps.put(name(object), object);
                default -> {}
            }
        }
    }

    static List<Edge> of(List<JsonNode> objects) {
        CallGraph calls = new CallGraph(objects);
        objects.stream().filter(o -> WORKLOADS.contains(kind(o))).forEach(calls::workload);
        return new ArrayList<>(calls.edges);
    }

    private void workload(JsonNode workload) {
        JsonNode spec = kind(workload).equals("CronJob")
                ? at(workload, "spec", "jobTemplate", "spec", "template", "spec")
                : at(workload, "spec", "template", "spec");
        each(spec, "containers")
                .filter(c -> !text(c, "name").equals("istio-proxy"))
                .forEach(c -> {
                    each(c, "env").forEach(e -> {
                        value(workload, text(e, "name"), text(e, "value"), "env " + text(e, "name"));
                        String key = text(e, "valueFrom", "configMapKeyRef", "key");
                        configMap(text(e, "valueFrom", "configMapKeyRef", "name")).entrySet().stream()
                                .filter(d -> d.getKey().equals(key))
                                .forEach(d -> value(workload, text(e, "name"), d.getValue(), "env " + text(e, "name")));
                    });
                    each(c, "envFrom").forEach(f -> config(workload, text(f, "configMapRef", "name")));
                    texts(c, "args").forEach(a -> value(workload, "", a, "args"));
                    texts(c, "command").forEach(a -> value(workload, "", a, "command"));
                });
        each(spec, "volumes").forEach(v -> config(workload, text(v, "configMap", "name")));
    }

    private void config(JsonNode workload, String configMap) {
        configMap(configMap)
                .forEach((key, value) -> value(workload, key, value, "configmap " + configMap + " key " + key));
    }

    private Map<String, String> configMap(String name) {
        JsonNode found = configMaps.get(name);
        return found == null ? Map.of() : map(found, "data");
    }

    /** A bare word is a host only under a key that says so; with a port or a domain it speaks for itself. */
    private void value(JsonNode workload, String key, String value, String via) {
        Matcher words = WORD.matcher(value);
        while (words.find()) {
            String word = words.group();
            String host = word.replaceAll(":\\d+$", "");
            String first = host.indexOf('.') < 0 ? host : host.substring(0, host.indexOf('.'));
            JsonNode service = services.get(first);
            boolean speaks = word.indexOf(':') > 0
                    || host.startsWith(first + ".") && host.contains(".svc")
                    || value.contains("://" + first)
                    || HOST_KEY.matcher(key).matches() && value.equals(word);
            if (service != null && speaks && !isOwn(service, workload)) {
                String port = word.indexOf(':') > 0 ? ", port " + word.substring(word.indexOf(':') + 1) : "";
                edges.add(new Edge(entity(workload), entity(service), "calls", via + port));
            }
        }
    }

    private static boolean isOwn(JsonNode service, JsonNode workload) {
        return LabelSelectors.selectsUnlessEmpty(
                map(service, "spec", "selector"), map(workload, "spec", "template", "metadata", "labels"));
    }
}
