package dev.inquest.scan;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.inquest.cluster.ClusterAccess;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An API server of a cluster of any size that holds none of it: every page is made when it is asked for. Namespaces hold
 * 1,000 objects each; one application in 25 is broken, in one of four ways.
 */
final class LargeCluster implements ClusterAccess {

    private static final int NAMESPACE = 1_000;
    private static final int APPLICATIONS = 40;
    private static final int REPLICAS = 12;

    private final HttpServer http;
    private final KubernetesClient client;
    private final Map<String, Integer> counts = new HashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    LargeCluster(int objects) {
        int namespaces = Math.max(1, objects / NAMESPACE);
        int applications = namespaces * APPLICATIONS;
        counts.put("namespaces", namespaces);
        counts.put("nodes", Math.max(1, applications * REPLICAS / 60));
        counts.put("pods", applications * REPLICAS);
        counts.put("deployments", applications);
        counts.put("replicasets", applications * 3);
        counts.put("services", applications);
        counts.put("endpoints", applications);
        counts.put("configmaps", applications);
        counts.put("secrets", applications);
        counts.put("events", applications * 3);
        counts.put("virtualservices", applications / 4);
        counts.put("destinationrules", applications / 4);
        counts.put("networkpolicies", applications / 4);
        counts.put("peerauthentications", namespaces);
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::answer);
        http.start();
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://127.0.0.1:" + http.getAddress().getPort())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    /** How many objects it has. */
    int objects() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many requests it answered. */
    int requests() {
        return requests.get();
    }

    /** How many bytes it sent. */
    long bytes() {
        return bytes.get();
    }

    /** How many there are of a kind. */
    int count(String plural) {
        return counts.getOrDefault(plural, 0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String path = exchange.getRequestURI().getPath();
        String plural = path.substring(path.lastIndexOf('/') + 1);
        Map<String, String> query = query(exchange.getRequestURI().getQuery());
        int begin = Integer.parseInt(query.getOrDefault("continue", "0"));
        int all = path.contains("/namespaces/") ? 0 : count(plural);
        int end = Math.min(all, begin + Integer.parseInt(query.getOrDefault("limit", "500")));
        String items =
                IntStream.range(begin, end).mapToObj(i -> object(plural, i)).collect(Collectors.joining(","));
        String next = end < all ? String.valueOf(end) : "";
        byte[] body = ("{\"kind\":\"List\",\"metadata\":{\"continue\":\"" + next + "\"},\"items\":[" + items + "]}")
                .getBytes(StandardCharsets.UTF_8);
        bytes.addAndGet(body.length);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(path.endsWith("/log") ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, String> query(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            parameters.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return parameters;
    }

    private static String object(String plural, int i) {
        return switch (plural) {
            case "namespaces" ->
                "{\"metadata\":{\"name\":\"ns-%d\",\"labels\":{\"istio-injection\":\"enabled\"}}}".formatted(i);
            case "nodes" -> """
                    {"metadata":{"name":"node-%d","labels":{"kubernetes.io/hostname":"node-%d"}},
                     "status":{"conditions":[{"type":"Ready","status":"True","message":"kubelet is posting ready status"}]}}""".formatted(i, i);
            case "pods" -> pod(i);
            case "deployments" -> workload(i, 2);
            case "replicasets" -> workload(i / 3, i % 3);
            case "services" ->
                """
                    {"metadata":%s,"spec":{"clusterIP":"10.%d.%d.%d","selector":{"app":"%s"},
                     "ports":[{"name":"http","port":8080,"targetPort":8080}]}}""".formatted(
                        meta(i, name(i)), i >> 16 & 255, i >> 8 & 255, i & 255, fault(i) == 1 ? "nobody" : name(i));
            case "endpoints" ->
                "{\"metadata\":%s,\"subsets\":[%s]}"
                        .formatted(
                                meta(i, name(i)),
                                fault(i) > 0
                                        ? ""
                                        : "{\"addresses\":[{\"ip\":\"10.1.2.3\"}],\"ports\":[{\"port\":8080}]}");
            case "configmaps" ->
                "{\"metadata\":%s,\"data\":{\"application.yaml\":\"%s\"}}"
                        .formatted(
                                meta(i, name(i) + "-config"), "key: value # of every application alike. ".repeat(40));
            case "secrets" ->
                "{\"metadata\":%s,\"type\":\"Opaque\",\"data\":{\"password\":\"c2VjcmV0\"}}"
                        .formatted(meta(i, name(i) + "-secret"));
            case "events" -> event(i / 3, i % 3);
            case "virtualservices" -> """
                    {"metadata":%s,"spec":{"hosts":["%s"],"http":[{"route":[{"destination":{"host":"%s","subset":"v1"}}]}]}}""".formatted(meta(i * 4, name(i * 4)), name(i * 4), name(i * 4));
            case "destinationrules" ->
                """
                    {"metadata":%s,"spec":{"host":"%s.%s.svc.cluster.local","subsets":[{"name":"v1","labels":{"app":"%s"}}],
                     "trafficPolicy":{"tls":{"mode":"ISTIO_MUTUAL"}}}}""".formatted(meta(i * 4, name(i * 4)), name(i * 4), namespace(i * 4), name(i * 4));
            case "networkpolicies" -> """
                    {"metadata":%s,"spec":{"podSelector":{"matchLabels":{"app":"%s"}},"policyTypes":["Ingress"],"ingress":[{}]}}""".formatted(meta(i * 4, name(i * 4)), name(i * 4));
            case "peerauthentications" -> """
                    {"metadata":{"name":"default","namespace":"ns-%d"},"spec":{"mtls":{"mode":"STRICT"}}}""".formatted(i);
            default -> "{}";
        };
    }

    /** 0 for a healthy application; else its Service, image, program or node selector is wrong. */
    private static int fault(int application) {
        return application % 25 == 7 ? 1 + application / 25 % 4 : 0;
    }

    private static String pod(int i) {
        int application = i / REPLICAS;
        String status =
                switch (fault(application)) {
                    case 2 -> waiting("ImagePullBackOff", 0);
                    case 3 -> waiting("CrashLoopBackOff", 9);
                    case 4 ->
                        "{\"phase\":\"Pending\",\"conditions\":[{\"type\":\"PodScheduled\",\"status\":\"False\",\"message\":\"0/9"
                                + " nodes are available: 9 node(s) didn't match Pod's node affinity/selector.\"}]}";
                    default -> running(i);
                };
        String owner = "[{\"kind\":\"ReplicaSet\",\"name\":\"%s-7d9f8c6b5d\",\"uid\":\"u-%d\"}]"
                .formatted(name(application), i);
        return """
                {"metadata":{"name":"%s-7d9f8c6b5d-%s","namespace":"%s","uid":"%d-u","resourceVersion":"%d",
                  "creationTimestamp":"2026-01-01T09:%02d:%02dZ","labels":{"app":"%s","pod-template-hash":"7d9f8c6b5d"},
                  "annotations":{"prometheus.io/scrape":"true"},"ownerReferences":%s,
                  "managedFields":[{"manager":"kubelet","fieldsV1":{"f:status":{"f:conditions":{},"f:podIP":{}}}}]},
                 "spec":{"nodeName":"node-%d",%s},"status":%s}""".formatted(
                        name(application),
                        suffix(i % REPLICAS),
                        namespace(application),
                        i,
                        i,
                        i / 60 % 60,
                        i % 60,
                        name(application),
                        owner,
                        i / 60,
                        template(application),
                        status);
    }

    private static String running(int i) {
        return """
                {"phase":"Running","podIP":"10.%d.%d.%d","hostIP":"10.0.0.%d","startTime":"2026-01-01T09:%02d:%02dZ",
                 "conditions":[{"type":"Ready","status":"True","lastTransitionTime":"2026-01-01T09:%02d:%02dZ"},
                   {"type":"PodScheduled","status":"True","lastTransitionTime":"2026-01-01T09:%02d:%02dZ"}],
                 "containerStatuses":[{"name":"main","ready":true,"restartCount":0,"imageID":"sha256:%d","containerID":"c://%d",
                   "state":{"running":{"startedAt":"2026-01-01T09:%02d:%02dZ"}}},
                  {"name":"istio-proxy","ready":true,"restartCount":0,"containerID":"c://p%d",
                   "state":{"running":{"startedAt":"2026-01-01T09:%02d:%02dZ"}}}]}""".formatted(
                        i >> 16 & 255,
                        i >> 8 & 255,
                        i & 255,
                        i % 250,
                        i % 60,
                        i / 7 % 60,
                        i % 60,
                        i / 7 % 60,
                        i % 60,
                        i / 7 % 60,
                        i,
                        i,
                        i % 60,
                        i / 7 % 60,
                        i,
                        i % 60,
                        i / 7 % 60);
    }

    private static String waiting(String reason, int restarts) {
        return """
                {"phase":"Running","conditions":[{"type":"Ready","status":"False"}],"containerStatuses":[{"name":"main","ready":false,
                 "restartCount":%d,"state":{"waiting":{"reason":"%s"}},
                 "lastState":{"terminated":{"exitCode":1,"reason":"Error"}}}]}""".formatted(restarts, reason);
    }

    private static String template(int application) {
        int next = application / APPLICATIONS * APPLICATIONS + (application + 1) % APPLICATIONS;
        return """
                "containers":[{"name":"main","image":"registry.example/%s:1.4","ports":[{"name":"http","containerPort":8080}],
                  "env":[{"name":"NEXT_URL","value":"http://%s:8080"},{"name":"OTHER_URL","value":"http://elsewhere-%d:8080"},
                         {"name":"LOG_LEVEL","value":"info"}],
                  "envFrom":[{"configMapRef":{"name":"%s-config"}}],
                  "readinessProbe":{"httpGet":{"path":"/ready","port":8080}},
                  "resources":{"limits":{"memory":"256Mi"},"requests":{"cpu":"100m"}}},
                 {"name":"istio-proxy","image":"istio/proxyv2:1.24"}]""".formatted(name(application), name(next), application, name(application));
    }

    private static String workload(int application, int revision) {
        int replicas = revision == 2 ? REPLICAS : 0;
        int ready = revision == 2 && fault(application) < 2 ? REPLICAS : 0;
        return """
                {"metadata":%s,"spec":{"replicas":%d,"selector":{"matchLabels":{"app":"%s"}},
                  "template":{"metadata":{"labels":{"app":"%s"}},"spec":{%s}}},
                 "status":{"replicas":%d,"readyReplicas":%d}}""".formatted(
                        meta(application, name(application) + (revision == 2 ? "" : "-old" + revision)),
                        replicas,
                        name(application),
                        name(application),
                        template(application),
                        replicas,
                        ready);
    }

    private static String event(int application, int number) {
        boolean bad = fault(application) > 1;
        String message =
                switch (fault(application)) {
                    case 2 -> "Failed to pull image \\\"registry.example/x:1.4\\\": manifest unknown: not found";
                    case 3 -> "Back-off restarting failed container main";
                    case 4 -> "0/9 nodes are available: 9 node(s) didn't match Pod's node affinity/selector.";
                    default -> "Scaled up replica set";
                };
        String reason = new String[] {"ScalingReplicaSet", "ScalingReplicaSet", "Failed", "BackOff", "FailedScheduling"}
                [fault(application)];
        return """
                {"metadata":%s,"type":"%s","reason":"%s","message":"%s","count":3,"lastTimestamp":"2026-01-01T09:30:00Z",
                 "involvedObject":{"kind":"Pod","namespace":"%s","name":"%s-7d9f8c6b5d-%s"}}""".formatted(
                        meta(application, name(application) + "." + number),
                        bad ? "Warning" : "Normal",
                        reason,
                        message,
                        namespace(application),
                        name(application),
                        suffix(number));
    }

    private static String meta(int application, String name) {
        return "{\"name\":\"%s\",\"namespace\":\"%s\",\"uid\":\"%s-%d\",\"labels\":{\"app\":\"%s\"}}"
                .formatted(name, namespace(application), name, application, name(application));
    }

    private static String name(int application) {
        return "app-" + application % APPLICATIONS;
    }

    private static String namespace(int application) {
        return "ns-" + application / APPLICATIONS;
    }

    private static String suffix(int replica) {
        return "x" + (char) ('b' + replica) + "2c4";
    }

    @Override
    public String name() {
        return "large";
    }

    @Override
    public KubernetesClient kubernetes() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        http.stop(0);
    }
}
