package dev.inquest.live;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Three nodes without machines: what is scheduled to them says that it runs, or what a kubelet would say of it. */
final class FakeNodes {

    private static final int NODES = 3;

    private static final List<PodTrouble> TROUBLES = List.of(
            PodTrouble.imageNotFound(),
            PodTrouble.missingKey(LiveFault.MISSING_KEY.namespace(), "settings", "price-list"),
            PodTrouble.crash("--follow-endpoints"));

    private FakeNodes() {}

    /** The configuration of kwok; the logs it names are written into the directory. */
    static String configuration(Path directory) {
        String follower = LiveFault.PERMISSION_DENIED.namespace();
        log(directory.resolve("app.log"), "listening on :8080");
        log(
                directory.resolve("follower.log"),
                "following the endpoints of namespace " + follower,
                "error: endpoints is forbidden: User \"system:serviceaccount:" + follower + ":follower\" cannot list"
                        + " resource \"endpoints\" in API group \"\" in the namespace \"" + follower + "\"",
                "nothing to follow, exiting");
        String running = resource("kwok.yaml")
                .replace(
                        "@troubles@",
                        TROUBLES.stream().map(t -> "- " + matches(t, "NotIn")).collect(Collectors.joining("\n    ")))
                .replace("@follower@", follower)
                .replace("@logs@", directory.toString());
        return TROUBLES.stream().flatMap(FakeNodes::stages).collect(Collectors.joining("", running, ""));
    }

    /** Registers the nodes. All are set apart for the shop, so that only what tolerates that comes to them. */
    static void create(KubernetesClient admin) {
        IntStream.rangeClosed(1, NODES)
                .mapToObj(i -> node("node-" + i))
                .forEach(node -> admin.nodes().resource(node).create());
    }

    /** Whether pods can be scheduled to all of them. */
    static boolean ready(KubernetesClient admin) {
        List<Node> nodes = admin.nodes().list().getItems();
        return nodes.size() == NODES
                && nodes.stream().allMatch(n -> n.getSpec().getTaints().size() == 1)
                && nodes.stream()
                                .flatMap(n -> n.getStatus().getConditions().stream())
                                .filter(c -> c.getType().equals("Ready")
                                        && c.getStatus().equals("True"))
                                .count()
                        == NODES;
    }

    private static Node node(String name) {
        Map<String, Quantity> room =
                Map.of("cpu", new Quantity("16"), "memory", new Quantity("64Gi"), "pods", new Quantity("110"));
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("kubernetes.io/hostname", name)
                .addToLabels("kubernetes.io/os", "linux")
                .endMetadata()
                .withNewSpec()
                .addNewTaint()
                .withKey("pool")
                .withValue("shop")
                .withEffect("NoSchedule")
                .endTaint()
                .endSpec()
                .withNewStatus()
                .withCapacity(room)
                .withAllocatable(room)
                .withNewNodeInfo()
                .withArchitecture("amd64")
                .withContainerRuntimeVersion("containerd://2.1.4")
                .withKubeletVersion("v1.34.4")
                .withOperatingSystem("linux")
                .endNodeInfo()
                .endStatus()
                .build();
    }

    private static Stream<String> stages(PodTrouble trouble) {
        String template = resource("pod-waits.yaml");
        List<PodTrouble.Step> steps = trouble.steps();
        return IntStream.range(0, steps.size()).mapToObj(i -> {
            PodTrouble.Step step = steps.get(i);
            String before = i == 0
                    ? "{key: .status.podIP, operator: DoesNotExist}"
                    : "{key: \".status.containerStatuses.[]?.state.waiting.reason\", operator: In, values: ["
                            + steps.get(i - 1).reason() + "]}";
            String last = step.restarts() == 0
                    ? "{}"
                    : "{terminated: {exitCode: 1, reason: Error, startedAt: {{ $now | Quote }}, finishedAt: {{ $now | Quote }}}}";
            return template.replace("@name@", trouble.name() + "-" + i)
                    .replace("@event-type@", step.event().get(0))
                    .replace("@event-reason@", step.event().get(1))
                    .replace("@event-message@", quoted(step.event().get(2)))
                    .replace("@trouble@", matches(trouble, "In"))
                    .replace("@before@", before)
                    .replace("@restarts@", String.valueOf(step.restarts()))
                    .replace("@last-state@", last)
                    .replace("@reason@", step.reason())
                    .replace("@message@", quoted(step.message()));
        });
    }

    private static String matches(PodTrouble trouble, String operator) {
        return "{key: \"" + trouble.field() + "\", operator: " + operator + ", values: [\"" + trouble.value() + "\"]}";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** As the container runtime writes them. */
    private static void log(Path file, String... lines) {
        try {
            Files.write(
                    file,
                    Stream.of(lines).map(l -> Instant.now() + " stdout F " + l).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = FakeNodes.class.getResourceAsStream("/live/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
