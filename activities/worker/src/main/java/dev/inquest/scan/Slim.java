package dev.inquest.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reduces listed objects to what analyzers read, so that a scan keeps what differs and not what it listed: fields that
 * identify versions and no more go, texts are cut as {@code kubectl get -o yaml} cuts them, a healthy pod keeps what it is
 * and not when it came to be so, and equal parts are kept once for all objects. One for each scan; not for several threads.
 */
final class Slim {

    /** Characters of one value, as of a key of a ConfigMap. */
    static final int MAX_VALUE = 8_000;

    private static final Set<String> APPLIED =
            Set.of("kubectl.kubernetes.io/last-applied-configuration", "kapp.k14s.io/original");
    private static final List<String> VERSIONS = List.of("uid", "resourceVersion", "selfLink");
    private static final List<String> TIMES = List.of("lastTransitionTime", "lastProbeTime", "lastUpdateTime");

    private final Map<JsonNode, JsonNode> known = new HashMap<>();

    /** The object, reduced in place. */
    ObjectNode reduce(ObjectNode object) {
        metadata(object);
        switch (object.path("kind").asText()) {
            case "Pod" -> pod(object);
            case "ReplicaSet" -> replicaSet(object);
            default -> {}
        }
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            field.setValue(inner(field.getValue()));
        }
        return object;
    }

    private static void metadata(ObjectNode object) {
        if (object.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(VERSIONS);
            if (metadata.path("annotations") instanceof ObjectNode annotations) {
                annotations.remove(APPLIED);
            }
            metadata.path("ownerReferences").forEach(owner -> {
                if (owner instanceof ObjectNode reference) {
                    reference.remove("uid");
                }
            });
        }
    }

    private static void pod(ObjectNode pod) {
        if (!(pod.path("status") instanceof ObjectNode status)) {
            return;
        }
        status.remove(List.of("podIPs", "hostIPs"));
        status.path("containerStatuses").forEach(Slim::containerStatus);
        if (isHealthy(pod)) {
            status.path("conditions").forEach(c -> {
                if (c instanceof ObjectNode condition) {
                    condition.remove(TIMES);
                }
            });
            status.path("containerStatuses").forEach(c -> {
                if (c.path("state").path("running") instanceof ObjectNode running) {
                    running.remove("startedAt");
                }
            });
        }
    }

    private static void containerStatus(JsonNode container) {
        if (container instanceof ObjectNode status) {
            status.remove(List.of("containerID", "imageID"));
        }
    }

    /** Running, ready and never restarted, as far as its status says. */
    static boolean isHealthy(JsonNode pod) {
        JsonNode states = pod.path("status").path("containerStatuses");
        if (!pod.path("status").path("phase").asText().equals("Running")
                || states.isEmpty()
                || pod.path("metadata").has("deletionTimestamp")) {
            return false;
        }
        for (JsonNode state : states) {
            if (!state.path("ready").asBoolean() || state.path("restartCount").asInt() > 0) {
                return false;
            }
        }
        return true;
    }

    /** Of a revision that was rolled over only its place in the history is left. */
    private static void replicaSet(ObjectNode set) {
        boolean old = set.path("spec").path("replicas").asInt(1) == 0
                && set.path("status").path("replicas").asInt() == 0;
        if (old && set.path("spec") instanceof ObjectNode spec) {
            spec.remove("template");
        }
    }

    /** Below the top: an object's metadata, spec and status seldom equal another's, their members often do. */
    private JsonNode inner(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(shared(field.getValue())));
            return object;
        }
        return shared(node);
    }

    private JsonNode shared(JsonNode node) {
        switch (node) {
            case ObjectNode object -> object.properties().forEach(f -> f.setValue(shared(f.getValue())));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, shared(array.get(i)));
                }
            }
            case TextNode text
            when text.asText().length() > MAX_VALUE -> {
                return cut(text.asText());
            }
            default -> {}
        }
        JsonNode same = known.putIfAbsent(node, node);
        return same == null ? node : same;
    }

    private static JsonNode cut(String text) {
        return TextNode.valueOf(
                text.substring(0, MAX_VALUE) + "… (" + (text.length() - MAX_VALUE) + " characters more, not kept)");
    }
}
