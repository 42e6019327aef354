package dev.inquest.activity.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.incident.Diagnosis;
import dev.inquest.incident.DiagnosisBy;
import dev.inquest.incident.Entity;
import dev.inquest.incident.FaultCode;
import dev.inquest.incident.ModelReading;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Propagation;
import dev.inquest.incident.RootCause;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadlineTest {

    private static final Entity WEB = Entity.of("shop", "Service", "web");
    private static final Entity PAY = Entity.of("shop", "Deployment", "pay");
    private static final Outcome EMBEDDED = new Outcome.Diagnosed(
            new Diagnosis(
                    List.of(cause(WEB, .9)),
                    List.of(PAY),
                    List.of(new Propagation(WEB, PAY, "", "")),
                    .9,
                    List.of("x")),
            List.of("nodes"));

    @Test
    void theEmbeddedAnswerCountsUnlessTheModelsWasAskedFor() {
        assertThat(Headline.of(EMBEDDED, reading(cause(PAY, .7)), DiagnosisBy.EMBEDDED))
                .isSameAs(EMBEDDED);
    }

    @Test
    void anAnswerOfWhichNothingIsProvenCountsForNothing() {
        assertThat(Headline.of(EMBEDDED, reading(), DiagnosisBy.MODEL)).isSameAs(EMBEDDED);
    }

    @Test
    void anAgreeingModelKeepsTheChainAndSpeaksForItself() {
        Outcome.Diagnosed outcome =
                (Outcome.Diagnosed) Headline.of(EMBEDDED, reading(cause(WEB, .7)), DiagnosisBy.MODEL);

        assertThat(outcome.diagnosis().chain()).hasSize(1);
        assertThat(outcome.diagnosis().victims()).containsExactly(PAY);
        assertThat(outcome.diagnosis().confidence()).isEqualTo(.7);
        assertThat(outcome.diagnosis().ruledOut()).containsExactly("x");
        assertThat(outcome.unseen()).containsExactly("nodes");
    }

    @Test
    void aContradictingModelDoesNotBorrowTheChainAndHidesNothing() {
        Outcome.Diagnosed outcome =
                (Outcome.Diagnosed) Headline.of(EMBEDDED, reading(cause(PAY, .7)), DiagnosisBy.MODEL);

        assertThat(outcome.diagnosis().rootCauses())
                .extracting(RootCause::entity)
                .containsExactly(PAY);
        assertThat(outcome.diagnosis().chain()).isEmpty();
        assertThat(outcome.diagnosis().ruledOut().getFirst())
                .isEqualTo(
                        "shop/Service/web (routing.service-port-mismatch): blamed by the embedded ranking with confidence"
                                + " 0.90, not by the model.");
    }

    @Test
    void whereTheEmbeddedReasonerNamedNothingAProvenCauseStillCounts() {
        Outcome embedded = new Outcome.Inconclusive("not shown", List.of("nodes"), null);

        assertThat(Headline.of(embedded, reading(cause(PAY, .7)), DiagnosisBy.MODEL))
                .isInstanceOfSatisfying(
                        Outcome.Diagnosed.class, d -> assertThat(d.unseen()).containsExactly("nodes"));
    }

    private static ModelReading reading(RootCause... causes) {
        return new ModelReading("openai:m1", List.of(causes), List.of(), "", List.of());
    }

    private static RootCause cause(Entity entity, double confidence) {
        return new RootCause(
                entity, FaultCode.of("routing.service-port-mismatch"), confidence, "", List.of(1), "mend it");
    }
}
