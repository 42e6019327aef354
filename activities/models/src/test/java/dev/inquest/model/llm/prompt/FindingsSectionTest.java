package dev.inquest.model.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.causality.Reasoning.Assessed;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.FaultCode;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.model.Situation;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Observation;
import dev.inquest.observation.Observation.Listing;
import dev.inquest.observation.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a model is told of what was found. */
class FindingsSectionTest {

    private static final Entity POD = Entity.of("shop", "Pod", "web-6bd58f7c5d-x2v7k");

    @Test
    void aNameIsSaidOnceAndAScoreWithoutItsArithmetic() {
        Situation situation = situation(
                List.of(new Finding(
                        "pod.crash-looping", POD, Severity.ERROR, POD.name() + " keeps exiting.", List.of(1))),
                List.of(new Hypothesis(
                        POD,
                        FaultCode.of("runtime.application-crash"),
                        .73,
                        "It keeps exiting. [depth 0.50, explains 0.83, a root]",
                        List.of(1))),
                List.of());

        assertThat(FindingsSection.text(situation, 700)).isEqualTo("""
                        Findings:
                        error pod.crash-looping shop/Pod/web-6bd58f7c5d-x2v7k: keeps exiting. [1]
                        Hypotheses, best first:
                        0.73 runtime.application-crash shop/Pod/web-6bd58f7c5d-x2v7k: It keeps exiting. [1]
                        Commands run, newest first:
                        [1] kubectl get deployments -n shop
                        """);
    }

    @Test
    void aLongListOfNamesIsCutAtAWholeNameAndHidesNoOther() {
        Situation situation =
                situation(List.of(), List.of(), List.of(listing("Deployment", 200), listing("Service", 2)));

        String found = FindingsSection.text(situation, 700);

        assertThat(found)
                .containsPattern("Deployment in shop: deployment-0 deployment-1 .*deployment-\\d+ … \\d+ more\n")
                .contains("Service in shop: service-0 service-1\n");
        assertThat(Tokens.count(found)).isLessThanOrEqualTo(250);
    }

    private static Listing listing(String kind, int members) {
        return new Listing(
                kind,
                "shop",
                null,
                true,
                IntStream.range(0, members)
                        .mapToObj(i -> Entity.of("shop", kind, kind.toLowerCase(Locale.ROOT) + "-" + i))
                        .toList());
    }

    private static Situation situation(
            List<Finding> findings, List<Hypothesis> hypotheses, List<? extends Observation> seen) {
        return new Situation(
                new Incident("i", "test", "Web is down", "", "demo", "shop", null, List.of(), null),
                List.of(new Evidence(
                        1,
                        "kubectl get deployments -n shop",
                        EvidenceStatus.OK,
                        "NAME READY",
                        List.copyOf(seen),
                        1,
                        Instant.EPOCH)),
                new Assessed(findings, List.of(), hypotheses, false, false),
                List.of(),
                List.of(),
                39);
    }
}
