package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.cli.scoring.Truth;
import dev.inquest.cli.scoring.TruthException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoScoreTest {

    private static final Offset<Double> EXACT = within(1e-9);

    private static final Truth TRUTH = new Truth(
            List.of(new Truth.Root(
                    "a/DestinationRule/pay",
                    List.of("a/PeerAuthentication/pay"),
                    "mesh.mtls-conflict",
                    List.of("mesh.conflicting-destination-rules"))),
            List.of("a/Deployment/web"),
            List.of(
                    new Truth.Link("a/DestinationRule/pay", "a/Service/pay"),
                    new Truth.Link("a/Service/pay", "a/Deployment/web")));

    @Test
    void everythingRightIsOne() {
        DemoScore score = score("""
                [{"entity":"a/DestinationRule/pay","fault":"mesh.mtls-conflict"}]""", """
                [{"source":"a/DestinationRule/pay","target":"a/Service/pay"},{"source":"a/Service/pay","target":"a/Deployment/web"}]""", 12);

        assertThat(score.total()).isEqualTo(1, EXACT);
        assertThat(score.rootRight()).isTrue();
        assertThat(score.parts()).isEqualTo("0.40 + 0.30 + 0.15 + 0.10 + 0.05");
    }

    @Test
    void aliasesAreAsGoodAlsoInTheChain() {
        DemoScore score = score("""
                [{"entity":"a/PeerAuthentication/pay","fault":"mesh.conflicting-destination-rules"}]""", """
                [{"source":"a/PeerAuthentication/pay","target":"a/Service/pay"}]""", 12);

        assertThat(score.rootRight()).isTrue();
        assertThat(score.chain()).isEqualTo(0.075, EXACT);
        assertThat(score.total()).isEqualTo(0.925, EXACT);
    }

    @Test
    void theRightEntityWithTheWrongFaultIsNotRight() {
        DemoScore score = score("""
                [{"entity":"a/DestinationRule/pay","fault":"mesh.missing-host"}]""", "[]", 12);

        assertThat(score.rootRight()).isFalse();
        assertThat(score.total()).isEqualTo(0.55, EXACT);
    }

    @Test
    void blamingAnInnocentCostsItsPart() {
        DemoScore score = score("""
                [{"entity":"a/DestinationRule/pay","fault":"mesh.mtls-conflict"},{"entity":"a/Deployment/web","fault":"runtime.application-crash"}]""", "[]", 12);

        assertThat(score.noFalseBlame()).isZero();
        assertThat(score.total()).isEqualTo(0.75, EXACT);
    }

    @Test
    void entityAndFaultOfDifferentAnswersAreNotARightRoot() {
        DemoScore score = score("""
                [{"entity":"a/DestinationRule/pay","fault":"mesh.missing-host"},{"entity":"a/Deployment/web","fault":"mesh.mtls-conflict"}]""", "[]", 12);

        assertThat(score.rootRight()).isFalse();
        assertThat(score.entity() + score.fault()).isEqualTo(0.7, EXACT);
    }

    @Test
    void overTheBudgetCostsItsPart() {
        DemoScore score = score("[]", "[]", 41);

        assertThat(score.total()).isEqualTo(0.10, EXACT);
    }

    @Test
    void noAnswerBlamesNobodyAndIsWorthLittle() throws Exception {
        JsonNode incident = Service.JSON.readTree("""
                {"outcome":{"status":"inconclusive","reason":"r","unseen":[],"best":null},"spending":{"looks":3},"settings":{"budget":{"looks":40}}}""");

        DemoScore score = DemoScore.of(incident, TRUTH);

        assertThat(score.total()).isEqualTo(0.15, EXACT);
        assertThat(score.rootRight()).isFalse();
    }

    @Test
    void aTruthFileIsReadWithItsOptionalParts(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("t.yaml"), """
                rootCauses:
                - entity: a/Service/x
                  fault: routing.service-port-mismatch
                note: ignored
                """);

        Truth truth = Truth.read(file);

        assertThat(truth.rootCauses().getFirst().isEntity("a/Service/x")).isTrue();
        assertThat(truth.chain()).isEmpty();
    }

    @Test
    void aMissingTruthFileSaysWhatToDo(@TempDir Path directory) {
        assertThatThrownBy(() -> Truth.read(directory.resolve("none.yaml")))
                .isInstanceOf(TruthException.class)
                .hasMessageContaining("--truth");
    }

    private static DemoScore score(String rootCauses, String chain, int looks) {
        try {
            return DemoScore.of(
                    Service.JSON.readTree(
                            "{\"outcome\":{\"status\":\"diagnosed\",\"diagnosis\":{\"rootCauses\":" + rootCauses
                                    + ",\"chain\":" + chain + "}},\"spending\":{\"looks\":" + looks
                                    + ",\"steps\":1},\"settings\":{\"budget\":{\"looks\":40,\"steps\":40}}}"),
                    TRUTH);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
