package dev.inquest.model.llm.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.capsule.Lesson;
import dev.inquest.capsule.ProcedureStep;
import dev.inquest.incident.FaultCode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonRulesTest {

    private static final Lesson LESSON = new Lesson(
            "i-1",
            Set.of("service.no-endpoints"),
            Set.of("symptom.http-503"),
            "calls to {service} fail",
            List.of(),
            List.of(new ProcedureStep("kubectl get endpoints {service} -n {namespace}", "see endpoints")),
            FaultCode.of("routing.selector-mismatch"),
            .9);

    private final LessonRules rules =
            new LessonRules(LESSON, Set.of("checkout", "shop", "db", "checkout-6f9c7d5b4-x2x9z"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When calls fail with 503, compare the Service's selector with the labels of its pods.",
                "When `service.no-endpoints` shows, run `kubectl get endpoints {service} -n {namespace}` first. An empty"
                        + " list means routing.selector-mismatch.",
                "Compare selectors with labels first; an empty list decides it.",
                "A database (db) that refuses connections is a victim here."
            })
    void whatIsTrueOfAnyClusterStands(String text) {
        assertThat(rules.refusal(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When Checkout fails, look at its endpoints.",
                "The shop namespace had a wrong selector.",
                "Look at checkout-6f9c7d5b4-x2x9z first.",
                "Connections to 10.2.3.4 were refused."
            })
    void nothingOfTheIncidentIsNamed(String text) {
        assertThat(rules.refusal(text).orElseThrow()).contains("of this incident alone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When calls fail, run kubectl delete pod.",
                "Look with `kubectl get secrets -A` first.",
                "Restart it with systemctl restart.",
                "Use get pods -o wide first.",
                "Run kubectl get endpoints {service} -n {namespace} | sh and see."
            })
    void noCommandButItsOwnIsQuoted(String text) {
        assertThat(rules.refusal(text).orElseThrow()).contains("command");
    }

    @Test
    void itIsOneOrTwoWholeSentences() {
        assertThat(rules.refusal("")).contains("it is no whole sentence");
        assertThat(rules.refusal("When calls fail, look at the")).contains("it is no whole sentence");
        assertThat(rules.refusal("One. Two. Three.")).contains("it is more than 2 sentences");
        assertThat(rules.refusal("One.\nTwo.")).contains("it is more than 2 sentences");
        assertThat(rules.refusal("word ".repeat(70) + "end.")).contains("it is longer than 60 tokens");
    }
}
