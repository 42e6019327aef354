package dev.inquest.recording;

import static dev.inquest.recording.ShippedRecording.entity;
import static dev.inquest.recording.ShippedRecording.name;
import static dev.inquest.recording.ShippedRecording.namespace;
import static dev.inquest.recording.ShippedRecording.stream;
import static dev.inquest.recording.ShippedRecording.text;
import static dev.inquest.recording.ShippedRecording.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped recording obeys the rules that deploy/recordings/README.md sets. */
class ShippedRecordingsTest {
    private static final long LIMIT = 1_500_000;
    private static final Pattern EVENT_OF_THE_PAST = Pattern.compile("Pod|Node");
    private static final Pattern WORDING = Pattern.compile("Customers of \\w+ .*");

    static Stream<ShippedRecording> recordings() throws IOException {
        return ShippedRecording.directories().map(ShippedRecording::of);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void saysThatItIsSyntheticAndLoads(ShippedRecording shipped) throws IOException {
        Recording recording = new RecordingCatalog(ShippedRecording.ROOT).load(shipped.id());

        assertThat(recording.id()).isEqualTo(shipped.id());
        assertThat(text(ShippedRecording.ROOT.resolve(shipped.id()).resolve("incident.yaml")))
                .startsWith("# Synthetic");
        long size = 0;
        for (Path file : shipped.files(".")) {
            size += Files.size(file);
        }
        assertThat(size).isLessThan(LIMIT);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void ownersResolve(ShippedRecording shipped) {
        assertSoftly(softly -> shipped.all()
                .forEach(object -> object.at("/metadata/ownerReferences").forEach(owner -> {
                    String kind = owner.path("kind").asText();
                    JsonNode found = shipped.object(
                            kind.equals("Node") ? "" : namespace(object),
                            kind,
                            owner.path("name").asText());
                    softly.assertThat(found.at("/metadata/uid").asText())
                            .as("owner of %s", entity(object))
                            .isEqualTo(owner.path("uid").asText());
                })));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void endpointsAreThePodsThatTheServiceSelects(ShippedRecording shipped) {
        assertSoftly(softly -> {
            for (JsonNode service : shipped.of("Service")) {
                if (service.at("/spec/selector").isEmpty()) {
                    continue;
                }
                List<JsonNode> pods = shipped.of("Pod").stream()
                        .filter(pod -> selects(service, pod))
                        .toList();
                JsonNode endpoints = shipped.object(namespace(service), "Endpoints", name(service));
                softly.assertThat(addresses(endpoints, "addresses"))
                        .as("ready endpoints of %s", entity(service))
                        .isEqualTo(ips(pods, ShippedRecordingsTest::ready));
                softly.assertThat(addresses(endpoints, "notReadyAddresses"))
                        .as("unready endpoints of %s", entity(service))
                        .isEqualTo(ips(pods, pod -> !ready(pod)));
                softly.assertThat(sliced(shipped, service))
                        .as("endpoint slices of %s", entity(service))
                        .isEqualTo(ips(pods, pod -> true));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void podsNameNodesAccountsAndMountsThatExist(ShippedRecording shipped) {
        assertSoftly(softly -> {
            for (JsonNode pod : shipped.of("Pod")) {
                softly.assertThat(
                                shipped.holds("Node/" + pod.at("/spec/nodeName").asText()))
                        .as("node of %s", entity(pod))
                        .isTrue();
                references(pod).forEach(reference -> softly.assertThat(shipped.holds(namespace(pod) + "/" + reference))
                        .as("%s of %s", reference, entity(pod))
                        .isTrue());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void logsAndEventsAreOfObjectsThatExist(ShippedRecording shipped) {
        assertSoftly(softly -> {
            for (Path log : shipped.files("logs")) {
                String container = log.getFileName().toString().replaceFirst("(\\.previous)?\\.log(\\.error)?$", "");
                Path pod = log.getParent();
                JsonNode found = shipped.object(
                        pod.getParent().getFileName().toString(),
                        "Pod",
                        pod.getFileName().toString());
                softly.assertThat(containers(found).map(c -> c.path("name").asText()))
                        .as("%s", log)
                        .contains(container);
            }
            for (JsonNode event : shipped.of("Event")) {
                JsonNode about = event.path("involvedObject");
                String kind = about.path("kind").asText();
                JsonNode found = shipped.object(
                        about.path("namespace").asText(),
                        kind,
                        about.path("name").asText());
                softly.assertThat(!found.isMissingNode()
                                || EVENT_OF_THE_PAST.matcher(kind).matches())
                        .as("event %s about %s", name(event), about)
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void nothingIsYoungerThanTheRecording(ShippedRecording shipped) {
        Instant now = Instant.parse(shipped.incident().path("observedAt").asText());

        assertThat(Instant.parse(shipped.incident().path("startsAt").asText())).isBefore(now);
        assertSoftly(softly -> shipped.all().forEach(object -> {
            softly.assertThat(Instant.parse(
                            object.at("/metadata/creationTimestamp").asText()))
                    .as("creation of %s", entity(object))
                    .isBeforeOrEqualTo(now);
            object.at("/metadata/managedFields").forEach(field -> softly.assertThat(
                            Instant.parse(field.path("time").asText()))
                    .as("change of %s", entity(object))
                    .isBeforeOrEqualTo(now));
        }));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void secretsAreMasked(ShippedRecording shipped) {
        assertThat(shipped.of("Secret"))
                .allSatisfy(secret -> assertThat(texts(secret.path("data"))).allMatch("KioqKioqKio="::equals));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void truthNamesObjectsOfTheRecording(ShippedRecording shipped) {
        JsonNode truth = shipped.truth();

        assertThat(truth.path("rootCauses").isArray()).isTrue();
        assertSoftly(softly -> {
            for (JsonNode root : truth.path("rootCauses")) {
                String fault = root.path("fault").asText();
                softly.assertThat(fault).matches("[a-z-]+\\.[a-z-]+");
                softly.assertThat(shipped.holds(root.path("entity").asText()))
                        .as("%s", root)
                        .isTrue();
                // what is missing may be named as well: creating it is a way to mend
                texts(root.path("aliases"))
                        .forEach(alias -> softly.assertThat(shipped.holds(alias) || fault.contains(".missing-"))
                                .as("alias %s", alias)
                                .isTrue());
            }
            texts(truth.path("victims")).forEach(victim -> softly.assertThat(shipped.holds(victim))
                    .as("victim %s", victim)
                    .isTrue());
            truth.path("chain").forEach(edge -> Stream.of("source", "target")
                    .map(end -> edge.path(end).asText())
                    .forEach(end -> softly.assertThat(shipped.holds(end))
                            .as("chain %s", edge)
                            .isTrue()));
        });
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void nothingNamesTheDefect(ShippedRecording shipped) throws IOException {
        Set<String> words = new TreeSet<>(Set.of("rootCause", "root cause"));
        for (Path path : ShippedRecording.directories().toList()) {
            ShippedRecording.of(path)
                    .truth()
                    .path("rootCauses")
                    .forEach(root -> words.addAll(List.of(
                            root.path("fault").asText(),
                            root.path("fault").asText().split("\\.")[1])));
        }

        for (Path file : shipped.files(".")) {
            assertThat(text(file)).as("%s", file).doesNotContain(words);
        }
    }

    @Test
    void everyTruthBelongsToARecording() throws IOException {
        assertThat(ShippedRecording.truths().map(t -> t.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(ShippedRecording.directories()
                        .map(d -> d.getFileName() + ".yaml")
                        .toList());
    }

    @Test
    void onePageHasManyCauses() throws IOException {
        List<ShippedRecording> set = recordings()
                .filter(r -> WORDING.matcher(r.incident().path("description").asText())
                        .matches())
                .toList();

        assertThat(set.stream().map(r -> r.incident().path("title").asText())).containsOnly("Checkout returns 503");
        assertThat(set.stream()
                        .map(r -> r.incident().path("description").asText())
                        .map(d -> d.replaceFirst("Customers of \\w+", "").replaceFirst("\\d\\d:\\d\\d", ""))
                        .distinct())
                .hasSize(1);
        assertThat(set.stream().map(r -> r.id().split("-")[0]).distinct()).hasSize(3);
        assertThat(set.stream()
                        .flatMap(r -> stream(r.truth().path("rootCauses")))
                        .map(root -> root.path("fault").asText())
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(12);
        assertThat(set)
                .as("two at once, and nothing wrong any more")
                .anyMatch(r -> r.truth().path("rootCauses").size() == 2)
                .anyMatch(r -> r.truth().path("rootCauses").isEmpty());
    }

    private static boolean selects(JsonNode service, JsonNode pod) {
        return namespace(service).equals(namespace(pod))
                && service.at("/spec/selector").properties().stream().allMatch(s -> s.getValue()
                        .asText()
                        .equals(pod.at("/metadata/labels").path(s.getKey()).asText()));
    }

    private static boolean ready(JsonNode pod) {
        return stream(pod.at("/status/conditions"))
                .anyMatch(c -> c.path("type").asText().equals("Ready")
                        && c.path("status").asText().equals("True"));
    }

    private static Set<String> ips(List<JsonNode> pods, Predicate<JsonNode> which) {
        return pods.stream()
                .filter(which)
                .map(pod -> pod.at("/status/podIP").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> addresses(JsonNode endpoints, String part) {
        return stream(endpoints.path("subsets"))
                .flatMap(subset -> stream(subset.path(part)))
                .map(address -> address.path("ip").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> sliced(ShippedRecording shipped, JsonNode service) {
        return shipped.of("EndpointSlice").stream()
                .filter(slice -> namespace(slice).equals(namespace(service))
                        && slice.at("/metadata/labels/kubernetes.io~1service-name")
                                .asText()
                                .equals(name(service)))
                .flatMap(slice -> stream(slice.path("endpoints")))
                .flatMap(endpoint -> texts(endpoint.path("addresses")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a pod cannot start without, as {@code Kind/name}. */
    private static Stream<String> references(JsonNode pod) {
        Stream<String> volumes = stream(pod.at("/spec/volumes"))
                .flatMap(volume -> Stream.of(
                        named("ConfigMap", volume.at("/configMap/name")),
                        named("Secret", volume.at("/secret/secretName")),
                        named("PersistentVolumeClaim", volume.at("/persistentVolumeClaim/claimName"))));
        Stream<String> projected = stream(pod.at("/spec/volumes"))
                .flatMap(volume -> stream(volume.at("/projected/sources")))
                .map(source -> named("ConfigMap", source.at("/configMap/name")));
        Stream<String> environment = containers(pod)
                .flatMap(container -> Stream.concat(
                        stream(container.path("env"))
                                .flatMap(e -> Stream.of(
                                        named("ConfigMap", e.at("/valueFrom/configMapKeyRef/name")),
                                        named("Secret", e.at("/valueFrom/secretKeyRef/name")))),
                        stream(container.path("envFrom"))
                                .flatMap(e -> Stream.of(
                                        named("ConfigMap", e.at("/configMapRef/name")),
                                        named("Secret", e.at("/secretRef/name"))))));
        return Stream.of(
                        Stream.of(named("ServiceAccount", pod.at("/spec/serviceAccountName"))),
                        volumes,
                        projected,
                        environment)
                .flatMap(s -> s)
                .filter(reference -> !reference.isEmpty());
    }

    private static String named(String kind, JsonNode name) {
        return name.isMissingNode() ? "" : kind + "/" + name.asText();
    }

    private static Stream<JsonNode> containers(JsonNode pod) {
        return Stream.concat(stream(pod.at("/spec/containers")), stream(pod.at("/spec/initContainers")));
    }
}
