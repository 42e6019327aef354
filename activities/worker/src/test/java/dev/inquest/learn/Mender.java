package dev.inquest.learn;

import static dev.inquest.learn.EditedRecording.YAML;
import static dev.inquest.learn.EditedRecording.name;
import static dev.inquest.learn.EditedRecording.namespace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Mends a recording: the faulty object, what depends on it and their status are put right, the fault's events and the
 * error lines of logs are removed. Afterwards nothing is wrong that was wrong before.
 */
final class Mender {

    /** The faults it can mend. */
    static final Set<String> FAULTS = Set.of(
            "routing.service-selector-mismatch",
            "routing.service-port-mismatch",
            "admission.quota-exceeded",
            "scheduling.untolerated-taint",
            "scheduling.node-selector-mismatch",
            "startup.image-not-found",
            "startup.image-pull-unauthorized");

    private static final Pattern COMPLAINT = Pattern.compile(
            "(?i)error|fail|exception|refused|unavailable|time(d)?[ -]?out|deadline|warn|reset|can't|cannot|not found");

    private final EditedRecording recording;
    private final String namespace;

    Mender(EditedRecording recording, String namespace) {
        this.recording = recording;
        this.namespace = namespace;
    }

    void mend(Truth truth) throws IOException {
        switch (truth.fault()) {
            case "admission.quota-exceeded" -> recording.objects("resourcequotas", List.of());
            case "scheduling.untolerated-taint", "scheduling.node-selector-mismatch" -> removeConstraints();
            case "startup.image-not-found", "startup.image-pull-unauthorized" -> {}
            default -> service(truth.entity().substring(truth.entity().lastIndexOf('/') + 1));
        }
        workloads();
        endpoints();
        List<String> gone = List.of("Warning");
        recording.remove("events", e -> gone.contains(e.path("type").asText()));
        recording.logs(lines ->
                lines.stream().filter(l -> !COMPLAINT.matcher(l).find()).toList());
        recording.delete("tools/CheckServiceConnectivity.json");
        recording.delete("tools/GetErrorLogs.json");
    }

    /** The selector takes the labels of the workload of the same name, and the target ports its container's port. */
    private void service(String name) throws IOException {
        List<ObjectNode> services = recording.objects("services");
        ObjectNode template = template(name);
        for (ObjectNode service : services) {
            if (name(service).equals(name) && namespace(service).equals(namespace)) {
                ObjectNode spec = (ObjectNode) service.get("spec");
                ObjectNode selector = spec.putObject("selector");
                selector.set("app", template.at("/metadata/labels/app"));
                for (JsonNode port : spec.path("ports")) {
                    ((ObjectNode) port).set("targetPort", template.at("/spec/containers/0/ports/0/containerPort"));
                }
            }
        }
        recording.objects("services", services);
    }

    private ObjectNode template(String workload) throws IOException {
        return EditedRecording.named(recording.objects("deployments"), namespace, workload)
                .map(d -> (ObjectNode) d.at("/spec/template"))
                .orElseThrow();
    }

    private void removeConstraints() throws IOException {
        List<ObjectNode> nodes = recording.objects("nodes");
        nodes.forEach(n -> ((ObjectNode) n.get("spec")).remove("taints"));
        recording.objects("nodes", nodes);
        for (String plural : List.of("deployments", "replicasets", "pods")) {
            List<ObjectNode> objects = recording.objects(plural);
            for (ObjectNode object : objects) {
                String spec = plural.equals("pods") ? "/spec" : "/spec/template/spec";
                if (namespace(object).equals(namespace) && object.at(spec) instanceof ObjectNode pod) {
                    pod.remove("nodeSelector");
                }
            }
            recording.objects(plural, objects);
        }
    }

    /** Every workload gets all its replicas, and every pod runs and is ready. */
    private void workloads() throws IOException {
        List<ObjectNode> pods = recording.objects("pods");
        pods.removeIf(p -> namespace(p).equals(namespace)
                && !p.at("/metadata/ownerReferences/0/name").isTextual());
        ObjectNode healthy = pods.stream()
                .filter(p -> namespace(p).equals(namespace) && ready(p))
                .findFirst()
                .orElseThrow();
        List<ObjectNode> sets = recording.objects("replicasets");
        for (String plural : List.of("deployments", "replicasets")) {
            List<ObjectNode> workloads = recording.objects(plural);
            for (ObjectNode workload : workloads) {
                if (namespace(workload).equals(namespace)) {
                    complete(workload);
                }
            }
            recording.objects(plural, workloads);
        }
        for (ObjectNode set : sets) {
            int wanted = set.at("/spec/replicas").asInt(1);
            boolean has = pods.stream()
                    .anyMatch(p ->
                            p.at("/metadata/ownerReferences/0/name").asText().equals(name(set)));
            if (namespace(set).equals(namespace) && wanted > 0 && !has) {
                pods.add(born(set, healthy));
            }
        }
        int address = 200;
        for (ObjectNode pod : pods) {
            if (namespace(pod).equals(namespace) && !ready(pod)) {
                run(pod, healthy, address++);
            }
        }
        recording.objects("pods", pods);
    }

    private static boolean ready(JsonNode pod) {
        JsonNode statuses = pod.at("/status/containerStatuses");
        boolean all = statuses.size() > 0 && pod.at("/status/podIP").isTextual();
        for (JsonNode status : statuses) {
            all &= status.path("ready").asBoolean();
        }
        return all;
    }

    private static void complete(ObjectNode workload) {
        int replicas = workload.at("/spec/replicas").asInt(1);
        ObjectNode status = workload.putObject("status");
        for (String count : List.of("replicas", "readyReplicas", "availableReplicas", "updatedReplicas")) {
            status.put(count, replicas);
        }
        ArrayNode conditions = status.putArray("conditions");
        conditions.addObject().put("type", "Available").put("status", "True").put("reason", "MinimumReplicasAvailable");
    }

    private static ObjectNode born(ObjectNode set, ObjectNode like) {
        ObjectNode pod = like.deepCopy();
        ObjectNode metadata = (ObjectNode) pod.get("metadata");
        metadata.put("name", name(set) + "-m3nd3");
        metadata.put("generateName", name(set) + "-");
        metadata.set("labels", set.at("/spec/template/metadata/labels"));
        ((ObjectNode) metadata.at("/ownerReferences/0")).put("name", name(set));
        JsonNode node = pod.at("/spec/nodeName");
        pod.set("spec", set.at("/spec/template/spec").deepCopy());
        ((ObjectNode) pod.get("spec")).set("nodeName", node);
        pod.remove("status");
        return pod;
    }

    private static void run(ObjectNode pod, ObjectNode like, int address) {
        ObjectNode status = (ObjectNode) like.get("status").deepCopy();
        status.put("podIP", "172.20.250." + address);
        status.putArray("podIPs").addObject().put("ip", "172.20.250." + address);
        ArrayNode containers = status.putArray("containerStatuses");
        for (JsonNode container : pod.at("/spec/containers")) {
            String image = "registry.example/" + container.path("name").asText() + ":1.0";
            ((ObjectNode) container).put("image", image);
            ObjectNode one = containers.addObject();
            one.put("name", container.path("name").asText()).put("image", image).put("imageID", image);
            one.put("ready", true).put("started", true).put("restartCount", 0);
            one.putObject("state").putObject("running").set("startedAt", like.at("/status/startTime"));
        }
        pod.set("status", status);
        if (!pod.at("/spec/nodeName").isTextual()) {
            ((ObjectNode) pod.get("spec")).set("nodeName", like.at("/spec/nodeName"));
        }
    }

    /** The endpoints that the Services have now. */
    private void endpoints() throws IOException {
        List<ObjectNode> all = recording.objects("endpoints");
        List<ObjectNode> pods = recording.objects("pods");
        for (ObjectNode service : recording.objects("services")) {
            JsonNode selector = service.at("/spec/selector");
            if (!namespace(service).equals(namespace) || selector.isEmpty()) {
                continue;
            }
            ObjectNode endpoints = EditedRecording.named(all, namespace, name(service))
                    .orElseGet(() -> {
                        ObjectNode made =
                                YAML.createObjectNode().put("apiVersion", "v1").put("kind", "Endpoints");
                        made.putObject("metadata").put("name", name(service)).put("namespace", namespace);
                        all.add(made);
                        return made;
                    });
            ObjectNode subset = endpoints.putArray("subsets").addObject();
            ArrayNode addresses = subset.putArray("addresses");
            pods.stream().filter(p -> selects(selector, p)).forEach(p -> addresses
                    .addObject()
                    .put("ip", p.at("/status/podIP").asText())
                    .putObject("targetRef")
                    .put("kind", "Pod")
                    .put("name", name(p))
                    .put("namespace", namespace));
            ArrayNode ports = subset.putArray("ports");
            for (JsonNode port : service.at("/spec/ports")) {
                ports.addObject()
                        .put("name", port.path("name").asText())
                        .put(
                                "port",
                                port.path("targetPort").asInt(port.path("port").asInt()))
                        .put("protocol", "TCP");
            }
        }
        recording.objects("endpoints", all);
    }

    private boolean selects(JsonNode selector, JsonNode pod) {
        List<Map.Entry<String, JsonNode>> pairs = new ArrayList<>(selector.properties());
        return namespace(pod).equals(namespace)
                && pairs.stream()
                        .allMatch(
                                p -> pod.at("/metadata/labels").path(p.getKey()).equals(p.getValue()));
    }
}
