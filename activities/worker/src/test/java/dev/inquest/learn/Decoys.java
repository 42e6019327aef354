package dev.inquest.learn;

import static dev.inquest.learn.EditedRecording.name;
import static dev.inquest.learn.EditedRecording.namespace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Adds what is found on every real cluster and has nothing to do with the incident. */
final class Decoys {

    private static final List<String> NOISE = List.of(
            "level=warning msg=\"slow template render\" took=312ms",
            "ERROR could not parse user agent 'Mozilla/5.0 (compatible; bot)', ignored",
            "WARN deprecated option --legacy is ignored",
            "error: favicon.ico not found");

    private Decoys() {}

    static void add(EditedRecording recording, Truth truth) throws IOException {
        ObjectNode incident = recording.incident();
        String namespace = incident.path("namespace").asText();
        Instant now = Instant.parse(incident.path("observedAt").asText());
        String yesterday = now.minus(Duration.ofHours(26)).toString();
        stalePolicies(recording, namespace, yesterday);
        List<ObjectNode> pods = recording.objects("pods");
        Optional<ObjectNode> bystander = pods.stream()
                .filter(p -> namespace(p).equals(namespace))
                .filter(p -> p.at("/status/containerStatuses/0/ready").asBoolean())
                .filter(p -> p.at("/status/containerStatuses/0/restartCount").asInt() == 0)
                .filter(p -> Stream.concat(Stream.of(truth.entity()), truth.aliases().stream())
                        .noneMatch(e -> name(p).startsWith(e.substring(e.lastIndexOf('/') + 1))))
                .findFirst();
        if (bystander.isPresent()) {
            restartedYesterday(bystander.get(), yesterday);
            recording.objects("pods", pods);
            oldWarning(recording, bystander.get(), yesterday);
        }
        recording.logs(lines -> {
            List<String> noisy = new ArrayList<>(lines);
            noisy.addAll(lines.size() / 2, NOISE);
            return noisy;
        });
    }

    private static void stalePolicies(EditedRecording recording, String namespace, String since) throws IOException {
        recording.add("networkpolicies", """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: retired-lockdown, namespace: %s, creationTimestamp: '%s'}
                spec: {podSelector: {matchLabels: {app: retired}}, policyTypes: [Ingress], ingress: []}
                """.formatted(namespace, since));
        recording.add("destinationrules", """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: retired, namespace: %s, creationTimestamp: '%s'}
                spec: {host: retired.%s.svc.cluster.local, trafficPolicy: {tls: {mode: DISABLE}}}
                """.formatted(namespace, since, namespace));
        recording.add("services", """
                apiVersion: v1
                kind: Service
                metadata: {name: retired, namespace: %s, creationTimestamp: '%s'}
                spec: {clusterIP: 10.0.255.254, selector: {app: retired}, ports: [{port: 80, targetPort: 8080}]}
                """.formatted(namespace, since));
        recording.add("ingresses", """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: retired, namespace: %s, creationTimestamp: '%s'}
                spec: {rules: [{host: retired.example, http: {paths: [{path: /, pathType: Prefix,
                  backend: {service: {name: retired-web, port: {number: 80}}}}]}}]}
                """.formatted(namespace, since));
    }

    private static void restartedYesterday(ObjectNode pod, String yesterday) {
        JsonNode status = pod.at("/status/containerStatuses/0");
        ((ObjectNode) status).put("restartCount", 3);
        ObjectNode last = ((ObjectNode) status).putObject("lastState").putObject("terminated");
        last.put("exitCode", 137)
                .put("reason", "OOMKilled")
                .put("startedAt", yesterday)
                .put("finishedAt", yesterday);
    }

    private static void oldWarning(EditedRecording recording, ObjectNode pod, String yesterday) throws IOException {
        recording.add(
                "events", """
                apiVersion: v1
                kind: Event
                metadata: {name: decoy.1, namespace: %s, creationTimestamp: '%s'}
                involvedObject: {apiVersion: v1, kind: Pod, name: %s, namespace: %s}
                type: Warning
                reason: BackOff
                message: Back-off restarting failed container
                count: 4
                firstTimestamp: '%s'
                lastTimestamp: '%s'
                """.formatted(namespace(pod), yesterday, name(pod), namespace(pod), yesterday, yesterday));
    }
}
