package dev.inquest.model.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.incident.Step;
import dev.inquest.model.Tokens;
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
