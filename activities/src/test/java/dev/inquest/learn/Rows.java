package dev.inquest.learn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Fields;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Table rows with the columns kubectl prints, for the kinds the embedded roles list. */
final class Rows {

    private Rows() {}

    static Observation row(Entity entity, JsonNode o, Instant now) {
        Map<String, String> c = new HashMap<>();
        switch (entity.kind()) {
            case "Pod" -> pod(o, now, c);
            case "Deployment", "StatefulSet" ->
                c.put(
                        "READY",
                        o.at("/status/readyReplicas").asInt() + "/"
                                + o.at("/spec/replicas").asInt());
            case "Node" -> {
                String ready = Fields.condition(o, "Ready").equals("True") ? "Ready" : "NotReady";
                c.put("STATUS", ready + (o.at("/spec/unschedulable").asBoolean() ? ",SchedulingDisabled" : ""));
                String role = Fields.map(o, "metadata.labels").getOrDefault("kubernetes.io/role", "");
                c.put(
                        "ROLES",
                        !role.isEmpty()
                                ? role
                                : Fields.map(o, "metadata.labels").keySet().stream()
                                        .filter(l -> l.startsWith("node-role.kubernetes.io/"))
                                        .map(l -> l.substring(24))
                                        .collect(Collectors.joining(",")));
            }
            case "Endpoints" -> {
                List<String> ips = Fields.list(o, "subsets").stream()
                        .flatMap(s -> Fields.list(s, "addresses").stream()
                                .map(a -> Fields.text(a, "ip") + ":"
                                        + Fields.list(s, "ports").stream()
                                                .findFirst()
                                                .map(p -> Fields.text(p, "port"))
                                                .orElse("")))
                        .toList();
                c.put("ENDPOINTS", ips.isEmpty() ? "<none>" : String.join(",", ips));
            }
            default -> {}
        }
        return new Observation.TableRow(entity, c);
    }

    private static void pod(JsonNode o, Instant now, Map<String, String> c) {
        List<JsonNode> states = Fields.list(o, "status.containerStatuses");
        int ready =
                (int) states.stream().filter(s -> s.path("ready").asBoolean()).count();
        int total = Math.max(states.size(), Fields.list(o, "spec.containers").size());
        int restarts =
                states.stream().mapToInt(s -> s.path("restartCount").asInt()).sum();
        String status = Fields.text(o, "status.phase");
        String last = "";
        for (JsonNode s : states) {
            String waiting = Fields.text(s, "state.waiting.reason");
            String terminated = Fields.text(s, "state.terminated.reason");
            status = !waiting.isEmpty() ? waiting : !terminated.isEmpty() ? terminated : status;
            String finished = Fields.text(s, "lastState.terminated.finishedAt");
            last = finished.compareTo(last) > 0 ? finished : last;
        }
        if (o.at("/metadata/deletionTimestamp").isTextual()) {
            status = "Terminating";
        }
        String ago = "";
        if (!last.isEmpty()) {
            ago = " (" + Math.max(0, Duration.between(Instant.parse(last), now).toMinutes()) + "m ago)";
        }
        c.putAll(Map.of("READY", ready + "/" + total, "STATUS", status, "RESTARTS", restarts + ago));
    }
}
