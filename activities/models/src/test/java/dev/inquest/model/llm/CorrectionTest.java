package dev.inquest.model.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.causality.Reasoning.Assessed;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Step;
import dev.inquest.model.Situation;
import dev.inquest.model.llm.prompt.Briefing;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What teachers write: sentences, then edits. */
class CorrectionTest {

    private static final FakeCatalog CATALOG = new FakeCatalog();

    @ParameterizedTest
    @ValueSource(strings = {"proceed", "Proceed.", "**proceed**", "Proceed: the plan covers it.", "```\nproceed\n```"})
    void proceedIsUnderstood(String answer) {
        assertThat(Correction.of(answer, false, 1, CATALOG).proceed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Look.\nadd: kubectl get events\ndrop: kubectl get pods",
                "Look.\n1. Add: `kubectl get events`\n2. Remove: `kubectl get pods`",
                "Look.\n```\n+ kubectl get events\n* **drop:** kubectl get pods\n```",
                "Look.\n- kubectl get events\n- DROP: **kubectl get pods**"
            })
    void editsAreUnderstoodInWhateverListModelsLike(String answer) {
        Correction correction = Correction.of(answer, false, 1, CATALOG);

        assertThat(correction.proceed()).isFalse();
        assertThat(correction.added()).extracting(Step::command).containsExactly("kubectl get events");
        assertThat(correction.dropped()).containsExactly("kubectl get pods");
        assertThat(correction.refusals()).isEmpty();
        assertThat(correction.text()).isEqualTo("Look.\nadd: kubectl get events\ndrop: kubectl get pods");
    }

    @Test
    void ourOwnNotationIsUnderstood() {
        Correction correction =
                Correction.of("- `kubectl get  events` # see why\ndrop: kubectl get pods # idle", false, 1, CATALOG);

        assertThat(correction.text()).isEqualTo("add: kubectl get events\ndrop: kubectl get pods");
        assertThat(correction.refusals()).isEmpty();
    }

    @Test
    void writtenOutItKeepsTheCapAndLosesItsLastEdits() {
        String many = IntStream.range(0, 60)
                .mapToObj(i -> "kubectl get pods -n n" + i)
                .collect(Collectors.joining("\n"));
        String answer = Tokens.dropLines(many, 200);

        Correction correction = Correction.of(answer, false, 1, CATALOG);

        assertThat(Tokens.count(correction.text())).isBetween(185, 200);
        assertThat(correction.text().lines()).hasSameSizeAs(correction.added()).hasSizeLessThan((int)
                answer.lines().count());
    }

    @Test
    void anEditThatWasCarriedOutIsPendingNoMore() {
        Correction correction = Correction.of("Look.\n* **Add:** `kubectl get  events`", false, 1, CATALOG);

        String briefing = Briefing.of(
                        new Situation(
                                new Incident("i-1", "test", "Web is down", "", "demo", "shop", null, List.of(), null),
                                List.of(new Evidence(
                                        1, "kubectl get events", EvidenceStatus.OK, "", List.of(), 1, Instant.EPOCH)),
                                new Assessed(List.of(), List.of(), List.of(), false, false),
                                List.of(),
                                List.of(correction.text()),
                                9),
                        0)
                .text();

        assertThat(briefing).contains("to be followed:\nLook.\n").doesNotContain("add:");
    }

    @Test
    void whatWasCutLosesItsLastLine() {
        Correction correction = Correction.of("Look.\nadd: kubectl get events\nadd: kubectl get po", true, 1, CATALOG);

        assertThat(correction.text()).isEqualTo("Look.\nadd: kubectl get events");
        assertThat(correction.added()).hasSize(1);
    }

    @Test
    void anAnswerOf200KilobytesKeepsWhatFits() {
        String answer = "Look.\n" + "add: kubectl get events\n".repeat(9000);

        Correction correction = Correction.of(answer, false, 1, CATALOG);

        assertThat(Tokens.count(correction.text())).isBetween(150, 200);
        assertThat(correction.text()).endsWith("add: kubectl get events");
    }

    @Test
    void aRefusedEditNamesTheNearestGrammar() {
        Correction correction = Correction.of("add: kubectl delete pod web", false, 1, CATALOG);

        assertThat(Refusal.lines(correction.refusals()))
                .isEqualTo("kubectl delete pod web : only kubectl get is available;"
                        + " write: kubectl get KIND [NAME] [-n NAMESPACE]");
        assertThat(correction.text()).isEmpty();
    }
}
