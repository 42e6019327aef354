package dev.inquest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Analyzers;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.causality.EvidenceReasoning;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Observation;
import dev.inquest.scan.ScanAnalysis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What no cluster should send and some do: fields missing or of another type, kinds nobody knows, huge texts, binary logs,
 * clocks hours apart, thousands of events. Findings or silence, never an exception. The seed of a failing run is in its name.
 */
class BadInputTest {

    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final Entity POD = Entity.of("ns", "Pod", "web-7d9f8c6b5d-x2c4z");
    private static final Incident INCIDENT = new Incident(
            "i", "fuzz", "web answers 503", "timeouts, restarts and errors", "c", "ns", NOW, List.of(), null);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void objectsWithFieldsMissingOrOfAnotherType(long seed) {
        BadObjects objects = new BadObjects(new Random(seed));
        List<Observation> seen = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            seen.add(whole(objects.next()));
        }
        seen.addAll(around(new Random(seed)));

        assertEveryAnalyzerCopes(List.of(piece(1, "kubectl get all -n ns -o yaml", seen)));
    }

    @Test
    void theIntactShapesAreFullOfFindings() {
        List<Observation> seen = new ArrayList<>(around(new Random(0)));
        new BadObjects(new Random(0)).intact().forEach(o -> seen.add(whole(o)));

        Analyzers.Result result = new Analyzers(EvidenceReasoning.allAnalyzers())
                .run(EvidenceIndex.of(List.of(piece(1, "x", seen))), INCIDENT);

        assertThat(result.findings()).extracting(Finding::code).hasSizeGreaterThan(15);
        assertThat(result.notes()).isEmpty();
    }

    @Test
    void rowsWithoutCellsOrWithStrangeOnes() {
        List<Observation> seen = new ArrayList<>();
        for (String kind : List.of(
                "Pod",
                "Node",
                "Deployment",
                "Service",
                "Endpoints",
                "PersistentVolumeClaim",
                "PersistentVolume",
                "StatefulSet",
                "Job",
                "Unheard")) {
            seen.add(new Observation.TableRow(Entity.of("ns", kind, "empty"), Map.of()));
            seen.add(new Observation.TableRow(
                    Entity.of("ns", kind, "strange"),
                    Map.of(
                            "READY",
                            "/",
                            "STATUS",
                            "",
                            "RESTARTS",
                            "99999999999 (99999999999d ago)",
                            "PORT(S)",
                            ":",
                            "AGE",
                            "-1",
                            "SELECTOR",
                            "=,",
                            "ENDPOINTS",
                            ",",
                            "CLAIM",
                            "/",
                            "CAPACITY",
                            "1e999Gi",
                            "ROLES",
                            "[")));
        }

        assertEveryAnalyzerCopes(List.of(piece(1, "kubectl get all -n ns", seen)));
    }

    @Test
    void binaryAndEndlessLogs() {
        byte[] noise = new byte[200_000];
        new Random(5).nextBytes(noise);
        String binary = new String(noise, java.nio.charset.StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>(List.of(binary.split("\n")));
        lines.add("x".repeat(2_000_000));
        lines.add("\u0000\u0000connection refused\u0000 http://\uD83D:99999/ timeout [[[((( 503 UC \"");
        lines.add("{".repeat(20_000));
        lines.add("at " + "a.".repeat(20_000) + "b(Unknown Source)");
        for (int i = 0; i < 20_000; i++) {
            lines.add("ERROR dial tcp db:5432: connection refused attempt " + i);
        }

        assertEveryAnalyzerCopes(List.of(piece(
                1,
                "kubectl logs",
                List.of(
                        new Observation.LogSeen(POD, "main", false, lines, false),
                        new Observation.LogSeen(POD, "", true, List.of(), true)))));
    }

    @Test
    void fiveThousandEventsWithClocksHoursApart() {
        BadObjects objects = new BadObjects(new Random(11));
        List<Observation> seen = new ArrayList<>();
        objects.intact().forEach(o -> seen.add(whole(o)));
        seen.addAll(events(5_000, new Random(11)));
        Evidence early = new Evidence(
                1, "kubectl get events -n ns", EvidenceStatus.OK, "", seen, 100, NOW.minus(Duration.ofHours(9)));
        Evidence late = new Evidence(
                2, "kubectl get pods -n ns", EvidenceStatus.OK, "", List.of(), 1, NOW.plus(Duration.ofHours(9)));

        assertEveryAnalyzerCopes(List.of(early, late));
    }

    @Test
    void nothingAtAll() {
        assertEveryAnalyzerCopes(List.of());
        assertEveryAnalyzerCopes(
                List.of(new Evidence(1, "kubectl get pods", EvidenceStatus.FAILED, "", List.of(), 1, NOW)));
    }

    @Test
    void anAnalyzerThatFailsIsReportedAndTakesNoOtherDown() {
        Analyzer failing = (seen, incident) -> {
            throw new IllegalStateException("a shape nobody thought of");
        };
        Analyzer working = (seen, incident) ->
                List.of(new Finding("pod.pending", POD, Severity.ERROR, "It is Pending.", List.of(1)));

        Analyzers.Result result = new Analyzers(List.of(failing, working)).run(EvidenceIndex.of(List.of()), INCIDENT);

        assertThat(result.findings()).extracting(Finding::code).containsExactly("pod.pending");
        assertThat(result.notes()).singleElement().asString().contains("could not read what was seen");
    }

    private static void assertEveryAnalyzerCopes(List<Evidence> evidence) {
        Map<String, Throwable> failed = new TreeMap<>();
        for (Analyzer analyzer : EvidenceReasoning.allAnalyzers()) {
            try {
                analyzer.analyze(EvidenceIndex.of(evidence), INCIDENT);
            } catch (RuntimeException | StackOverflowError e) {
                failed.put(analyzer.name(), e);
            }
        }
        assertThat(failed).as("analyzers that threw").isEmpty();
        EvidenceReasoning reasoning = new EvidenceReasoning();
        assertThatCode(() -> reasoning.assess(INCIDENT, evidence)).doesNotThrowAnyException();
        assertThatCode(() -> reasoning.conclude(INCIDENT, evidence, "the budget was spent"))
                .doesNotThrowAnyException();
        assertThatCode(() -> ScanAnalysis.of(new Analyzers(EvidenceReasoning.allAnalyzers()), evidence, "c", "ns"))
                .doesNotThrowAnyException();
    }

    private static Observation whole(JsonNode object) {
        String namespace = Fields.text(object, "metadata", "namespace");
        Entity entity = new Entity(
                namespace.isEmpty() ? null : namespace,
                object.path("kind").asText("Unheard"),
                Fields.text(object, "metadata", "name"));
        return new Observation.WholeObject(entity, object.path("apiVersion").asText(), object);
    }

    /** What stands around objects: listings, events, a log, messages, refusals. */
    private static List<Observation> around(Random random) {
        List<Observation> seen = new ArrayList<>();
        for (String kind : List.of(
                "Pod",
                "Service",
                "ConfigMap",
                "Secret",
                "Deployment",
                "Endpoints",
                "NetworkPolicy",
                "PersistentVolumeClaim",
                "ServiceAccount")) {
            seen.add(new Observation.Listing(kind, "ns", null, true, kind.equals("Pod") ? List.of(POD) : List.of()));
        }
        seen.addAll(events(40, random));
        seen.add(new Observation.LogSeen(
                POD,
                "main",
                false,
                List.of("panic: nil", "dial tcp db:5432: i/o timeout", "GET http://wbe:81/ 503", "RBAC: access denied"),
                true));
        seen.add(new Observation.Missing(Entity.of("ns", "Secret", "nothing")));
        seen.add(new Observation.Unavailable("pods", null, 403, "forbidden", "list pods"));
        seen.add(new Observation.Message("IST0101", Severity.ERROR, Entity.of("ns", "VirtualService", "web"), ""));
        seen.add(new Observation.Message("IST9999", Severity.INFO, Entity.of("ns", "Pod", "web"), "\u0000"));
        seen.add(new Observation.ProxyEntry(POD, "cluster", Map.of()));
        seen.add(new Observation.Edge(POD, POD, "calls", ""));
        return seen;
    }

    private static List<Observation> events(int count, Random random) {
        String[] reasons = {
            "FailedScheduling",
            "Unhealthy",
            "Failed",
            "BackOff",
            "FailedCreate",
            "FailedMount",
            "FailedAttachVolume",
            "ProvisioningFailed",
            "",
            "Unheard"
        };
        String[] messages = {
            "0/3 nodes are available: .",
            "Liveness probe failed: ",
            "Readiness probe failed: Get \"http://10.1.1.1:9999/x\": dial tcp 10.1.1.1:9999: connect: connection refused",
            "",
            "exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1",
            "secret \"nothing\" not found",
            "\u0000",
            "x".repeat(30_000),
            "couldn't find key k in Secret ns/web",
            "Failed to pull image \"\": rpc error"
        };
        List<Observation> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant at = NOW.plus(Duration.ofMinutes(random.nextInt(1_000) - 500));
            events.add(new Observation.EventSeen(
                    random.nextInt(3) == 0
                            ? Entity.of("ns", "Deployment", "web")
                            : random.nextBoolean() ? POD : Entity.of("ns", "ReplicaSet", "web-7d9f8c6b5d"),
                    random.nextBoolean() ? "Warning" : "",
                    reasons[random.nextInt(reasons.length)],
                    messages[random.nextInt(messages.length)],
                    random.nextInt(5),
                    random.nextBoolean() ? at.plus(Duration.ofHours(8)) : null,
                    random.nextBoolean() ? at : null));
        }
        return events;
    }

    private static Evidence piece(int number, String command, List<Observation> seen) {
        return new Evidence(number, command, EvidenceStatus.OK, "", seen, 1, NOW);
    }
}
