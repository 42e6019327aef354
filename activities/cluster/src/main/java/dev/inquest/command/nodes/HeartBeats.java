package dev.inquest.command.nodes;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.cluster.Observatory.NodeService;
import dev.inquest.cluster.Observatory.State;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.kubernetes.ResourceTypes;
import dev.inquest.text.Shorten;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How node services do by what Kubernetes itself keeps: the kubelet renews its node's lease, scheduler and controller
 * manager renew theirs, the Ready condition tells of the runtime, kube-proxy runs as a pod on most clusters. A lease that
 * was not renewed for as long as it is given belongs to somebody who has gone silent.
 */
final class HeartBeats {

    private static final Pattern RUNTIME_DOWN =
            Pattern.compile("(?i)container runtime (is|network not|status check).*|.*PLEG is not healthy.*");
    private static final Map<String, Integer> CONTROL_PLANE =
            Map.of("kube-scheduler", 15, "kube-controller-manager", 15);
    private static final int NODE_LEASE = 40;

    private final ClusterReader reader;
    private final OutputBuilder out;
    private final List<NodeService> services = new ArrayList<>();

    HeartBeats(ClusterReader reader, OutputBuilder out) {
        this.reader = reader;
        this.out = out;
    }

    /** As far as the cluster shows it; what it withholds is noted in the output. */
    List<NodeService> services() {
        List<JsonNode> nodes = list("nodes", null, Selection.ALL);
        Map<String, JsonNode> leases = new TreeMap<>();
        list("leases", "kube-node-lease", Selection.ALL).forEach(l -> leases.put(name(l), l));
        for (JsonNode node : nodes) {
            kubelet(node, leases.get(name(node)));
            runtime(node);
        }
        for (JsonNode lease : list("leases", "kube-system", Selection.ALL)) {
            Integer patience = CONTROL_PLANE.get(name(lease));
            if (patience != null) {
                controlPlane(lease, patience);
            }
        }
        list("pods", "kube-system", Selection.ALL).forEach(this::pod);
        return services;
    }

    private List<JsonNode> list(String plural, @Nullable String namespace, Selection selection) {
        return switch (reader.list(ResourceTypes.of(plural), namespace, selection)) {
            case ApiReply.Shown shown -> {
                out.shown();
                yield shown.objects();
            }
            case ApiReply.Withheld withheld -> {
                out.withheld(withheld, null);
                yield List.of();
            }
            case ApiReply.Absent absent -> List.of();
            case ApiReply.NoSuchType none -> List.of();
        };
    }

    private void kubelet(JsonNode node, @Nullable JsonNode lease) {
        JsonNode ready = ready(node);
        boolean stoppedPosting = text(ready, "reason").equals("NodeStatusUnknown");
        if (lease != null && time(lease, "spec", "renewTime") != null) {
            add(name(node), "kubelet", silent(lease, NODE_LEASE) ? State.STOPPED : State.RUNNING, renewed(lease));
        } else if (!ready.isMissingNode()) {
            add(
                    name(node),
                    "kubelet",
                    stoppedPosting ? State.STOPPED : State.RUNNING,
                    "node is " + (text(ready, "status").equals("True") ? "Ready" : "not Ready") + ": "
                            + text(ready, "reason"));
        }
    }

    private void runtime(JsonNode node) {
        JsonNode ready = ready(node);
        String message = text(ready, "message");
        if (text(ready, "status").equals("True")) {
            add(name(node), "container runtime", State.RUNNING, "node is Ready");
        } else if (RUNTIME_DOWN.matcher(message).matches()) {
            add(name(node), "container runtime", State.FAILED, message);
        }
    }

    private void controlPlane(JsonNode lease, int patience) {
        String holder = text(lease, "spec", "holderIdentity");
        String node = holder.contains("_") ? holder.substring(0, holder.indexOf('_')) : holder;
        if (!node.isEmpty()) {
            add(node, name(lease), silent(lease, patience) ? State.STOPPED : State.RUNNING, renewed(lease));
        }
    }

    private void pod(JsonNode pod) {
        String component = text(pod, "metadata", "labels", "component");
        boolean proxy = text(pod, "metadata", "labels", "k8s-app").equals("kube-proxy");
        String node = text(pod, "spec", "nodeName");
        boolean told = services.stream()
                .anyMatch(s -> s.service().equals(component) && s.node().equals(node));
        if (node.isEmpty() || told || !proxy && !CONTROL_PLANE.containsKey(component)) {
            return;
        }
        boolean ready = each(pod, "status", "conditions")
                .anyMatch(c ->
                        text(c, "type").equals("Ready") && text(c, "status").equals("True"));
        add(
                node,
                proxy ? "kube-proxy" : component,
                ready ? State.RUNNING : State.FAILED,
                "its pod " + name(pod) + " is " + (ready ? "ready" : "not ready"));
    }

    private static JsonNode ready(JsonNode node) {
        return each(node, "status", "conditions")
                .filter(c -> text(c, "type").equals("Ready"))
                .findFirst()
                .orElseGet(() -> at(node, "status", "no such condition"));
    }

    /** The lease's own duration, and as much again for clocks that differ. */
    private boolean silent(JsonNode lease, int otherwise) {
        Instant renewed = time(lease, "spec", "renewTime");
        int given = at(lease, "spec", "leaseDurationSeconds").asInt(otherwise);
        return renewed != null && renewed.plusSeconds(2L * given).isBefore(reader.observedAt());
    }

    private static String renewed(JsonNode lease) {
        return "its lease was renewed at " + text(lease, "spec", "renewTime");
    }

    private void add(String node, String service, State state, String detail) {
        services.add(new NodeService(node, service, state, Shorten.to(200, detail)));
    }
}
