package dev.inquest.causality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Observed;
import dev.inquest.analysis.kubernetes.PodStatus;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Outcome;
import dev.inquest.observation.Observation;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceReasoningTest {

    private static final String RESET = "[2026-01-01T09:59:00.000Z] \"POST /pay HTTP/1.1\" 503 UC "
            + "upstream_reset_before_response_started{connection_termination} - \"-\" 1 2 3 - \"-\" \"x\" \"id\" "
            + "\"ledger:80\" \"10.0.0.9:8080\" outbound|80||ledger.ns.svc.cluster.local 10.0.0.1:1 10.0.0.2:80 10.0.0.1:2 - default";
    private static final String MESH = """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: ledger, namespace: ns}
            spec: {host: ledger.ns.svc.cluster.local, trafficPolicy: {tls: {mode: DISABLE}}}
            ---
            apiVersion: security.istio.io/v1
            kind: PeerAuthentication
            metadata: {name: strict, namespace: ns}
            spec: {selector: {matchLabels: {app: ledger}}, mtls: {mode: STRICT}}
            """;
    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata: {name: ledger, namespace: ns}
            spec: {selector: {app: ledger}, ports: [{port: 80, targetPort: 8080}]}
            """;

    private final Reasoning reasoning = new EvidenceReasoning();
    private final Incident incident = Observed.incident("till answers 503");

    private static Observed surface() {
        return new Observed()
                .pod("till-6d5fdb58ff-abcde", "2/2", "Running", "0")
                .pod("ledger-6d5fdb58ff-fghij", "2/2", "Running", "0")
                .row("Deployment", "till", Map.of("READY", "1/1"))
                .row("Deployment", "ledger", Map.of("READY", "1/1"))
                .log("till-6d5fdb58ff-abcde", "istio-proxy", RESET);
    }

    @Test
    void aSurfaceAloneIsNoDiagnosis() {
        // Given failing calls between ready pods and nothing more
        Observed observed = surface();

        // When
        Outcome outcome = reasoning.conclude(incident, observed.evidence(), "");

        // Then the one called is a guess
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Inconclusive.class, i -> assertThat(i.best())
                .isNotNull()
                .satisfies(b -> assertThat(b.fault().value()).isEqualTo("dependency.unavailable")));
    }

    @Test
    void aSurfaceThatStandsOutIsAnsweredWhereNothingBelowItWasFound() {
        // Given the same, and that pods, workloads, Services and nodes were looked at
        Observed observed = surface()
                .listing("Pod", "till-6d5fdb58ff-abcde", "ledger-6d5fdb58ff-fghij")
                .listing("Deployment", "till", "ledger")
                .listing("Service", "ledger")
                .listing("Endpoints", "ledger")
                .add(nodes());

        // When
        Outcome outcome = reasoning.conclude(incident, observed.evidence(), "");

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Diagnosed.class, d -> {
            assertThat(d.diagnosis().rootCauses().get(0).entity()).hasToString("ns/Service/ledger");
            assertThat(d.diagnosis().confidence()).isLessThan(0.6);
        });
    }

    @Test
    void readyEndpointsTurnTheSuspicionToTheWay() {
        // Given
        Observed observed = surface().objects(SERVICE).row("Endpoints", "ledger", Map.of("ENDPOINTS", "10.0.0.9:8080"));

        // When
        Reasoning.Assessed assessed = reasoning.assess(incident, observed.evidence());

        // Then
        assertThat(assessed.hypotheses())
                .extracting(h -> h.fault().value())
                .contains("mesh.mtls-conflict", "routing.service-protocol-mismatch")
                .doesNotContain("dependency.unavailable");
        assertThat(assessed.certain()).isFalse();
        assertThat(assessed.symptoms()).contains("symptom.http-503");
    }

    @Test
    void theConflictIsNamedWithItsChain() {
        // Given
        Observed observed = surface()
                .objects(SERVICE)
                .row("Endpoints", "ledger", Map.of("ENDPOINTS", "10.0.0.9:8080"))
                .objects(MESH);

        // When
        Outcome outcome = reasoning.conclude(incident, observed.evidence(), "");

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Diagnosed.class, d -> {
            assertThat(d.diagnosis().rootCauses().get(0).entity()).hasToString("ns/DestinationRule/ledger");
            assertThat(d.diagnosis().rootCauses().get(0).fault()).hasToString("mesh.mtls-conflict");
            assertThat(d.diagnosis().victims())
                    .extracting(Entity::toString)
                    .contains("ns/Service/ledger", "ns/Deployment/till");
            assertThat(d.diagnosis().rootCauses().get(0).evidence()).isNotEmpty();
        });
        assertThat(reasoning.assess(incident, observed.evidence()).certain()).isTrue();
    }

    @Test
    void whatWasRefusedIsNamedWithThePermission() {
        // Given
        Observed observed = new Observed()
                .listing("Pod", "till-0")
                .pod("till-0", "1/1", "Running", "0")
                .refused("kubectl get endpoints -n ns", "endpoints in namespace ns", "list endpoints in ns");

        // When
        Outcome outcome = reasoning.conclude(incident, observed.evidence(), "");

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Inconclusive.class, i -> assertThat(i.unseen())
                .anyMatch(u -> u.contains("list endpoints in ns")));
    }

    @Test
    void anUnknownNamespaceIsSaid() {
        // Given
        Observed observed = new Observed()
                .add(
                        "kubectl get namespace ns",
                        EvidenceStatus.ABSENT,
                        new Observation.Missing(Entity.clusterScoped("Namespace", "ns")));

        // When
        Outcome outcome = reasoning.conclude(incident, observed.evidence(), "");

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Inconclusive.class, i -> assertThat(i.reason())
                .contains("Namespace ns does not exist"));
    }

    @Test
    void aSpentBudgetTakesNothingFromWhatWasSeenInOrder() {
        // Given all that has to be seen
        Observed observed = nearlyEverything().listing("NetworkPolicy").add(nodes());

        // When
        Outcome outcome = reasoning.conclude(incident, observed.evidence(), "the budget of 40 looks is spent");

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.NoFaultFound.class,
                        n -> assertThat(n.checked()).last().asString().contains("the budget of 40 looks is spent"));
    }

    @Test
    void aSpentBudgetIsNoExcuseForWhatWasNotSeen() {
        // Given
        Observed observed = nearlyEverything();

        // When
        Outcome outcome = reasoning.conclude(incident, observed.evidence(), "the budget of 40 looks is spent");

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Inconclusive.class, i -> assertThat(i.unseen())
                .anyMatch(u -> u.contains("nodes")));
    }

    private static Observed nearlyEverything() {
        return new Observed()
                .listing("Pod", "till-0")
                .pod("till-0", "1/1", "Running", "0")
                .listing("Deployment")
                .listing("Event")
                .log("till-0", "till", "served 12 requests")
                .listing("Service")
                .listing("Endpoints");
    }

    @Test
    void noFaultIsFoundOnlyWhenEverythingWasLookedAt() {
        // Given
        Observed partly = nearlyEverything();
        Outcome before = reasoning.conclude(incident, partly.evidence(), "");

        // When
        Outcome after = reasoning.conclude(
                incident, partly.listing("NetworkPolicy").add(nodes()).evidence(), "");

        // Then
        assertThat(before).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(after).isInstanceOfSatisfying(Outcome.NoFaultFound.class, n -> assertThat(n.checked())
                .isNotEmpty());
    }

    private static Observation nodes() {
        return new Observation.Listing("Node", null, null, true, List.of(Entity.clusterScoped("Node", "n1")));
    }

    @Test
    void aFailingRuleTakesNoOtherDown() {
        // Given
        Analyzer broken = (seen, i) -> {
            throw new IllegalStateException("boom");
        };
        Reasoning some = new EvidenceReasoning(List.of(broken, new PodStatus()));

        // When
        Reasoning.Assessed assessed = some.assess(
                incident,
                new Observed().pod("a-0", "0/1", "CrashLoopBackOff", "4").evidence());

        // Then
        assertThat(assessed.findings()).extracting(f -> f.code()).contains("pod.crash-looping");
    }

    @Test
    void emptyStrangeAndLargeEvidenceIsBorne() {
        // Given
        Observed observed = new Observed()
                .row("Pod", "x", Map.of())
                .row("Deployment", "d", Map.of("READY", "a/b"))
                .objects("{kind: Pod, metadata: {name: p, namespace: ns}}")
                .objects("{kind: Service, metadata: {name: s, namespace: ns}, spec: {ports: nonsense}}")
                .log("x", "c", "\u0000\u0001\uffff binary \u0000", "", "x".repeat(100_000));
        observed.add(
                "events",
                EvidenceStatus.OK,
                IntStream.range(0, 5_000)
                        .mapToObj(i -> new Observation.EventSeen(
                                Entity.of("ns", "Pod", "p-" + i),
                                "Warning",
                                "Unhealthy",
                                "Liveness probe failed: x",
                                1,
                                null,
                                null))
                        .toArray(Observation[]::new));

        // When
        Reasoning.Assessed first = reasoning.assess(incident, observed.evidence());
        Reasoning.Assessed second = reasoning.assess(incident, observed.evidence());

        // Then it is the same twice
        assertThat(first).isEqualTo(second);
        assertThat(reasoning.conclude(incident, List.of(), "")).isInstanceOf(Outcome.Inconclusive.class);
    }
}
