package dev.inquest.model.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.model.llm.PlanFormat.Written;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What models write where JSON was asked for. */
class PlanFormatTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"steps\": [{\"command\": \"a\", \"purpose\": \"p\"}, {\"command\": \"b\"}]}",
                "```json\n{\"steps\": [{\"command\": \"a\"}, {\"command\": \"b\"}]}\n```",
                "Sure {here you go}: {\"steps\": [{\"command\": \"a\"}, {\"command\": \"b\"}]} Good luck!",
                "{\"steps\": [{\"command\": \"a\",}, {\"command\": \"b\",},],}",
                "{'steps': [{'command': 'a'}, {'command': 'b'}]}",
                "{steps: [{command: \"a\"}, {command: \"b\"}]}",
                "{\"steps\": [\"a\", \"b\"]}",
                "[\"a\", {\"command\": \"b\"}]",
                "{\"plan\": {\"steps\": [{\"command\": [\"a\"]}, {\"command\": \"b\"}]}}",
                "{\"thought\": \"x\", \"causes\": [\"y\"], \"steps\": [{\"command\": \"a\"}, {\"command\": \"b\"}]}",
                "{\"steps\": [{\"command\": \"a\", \"purpose\": 7, \"confirms\": null}, {\"command\": \"b\"}, {\"command\": 3}]}",
                "{\"steps\": [{\"command\": \"a\"}, {\"command\": \"b\"}, {\"command\": \"kubectl get po",
                "{\"steps\": [{\"command\": \"a\"}, {\"command\": \"b\"} {\"command\": \"c\"}]}",
                "{\"steps\": [{\"command\": \"a\"}, // first\n {\"command\": \"b\"}]} {\"steps\": [{\"command\": \"c\"}]}"
            })
    void theStepsAreReadThatStandThere(String answer) {
        assertThat(PlanFormat.read(answer).orElseThrow())
                .extracting(Written::command)
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I cannot help with that.",
                "{\"steps\": [{\"purpose\": \"x\"}]}",
                "{\"steps\": 3}",
                "{\"steps\": [{\"command\": \"kubectl get po",
                "{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{",
                "kubectl get pods"
            })
    void whatIsNoPlanIsNone(String answer) {
        assertThat(PlanFormat.read(answer)).isEmpty();
    }

    @Test
    void noStepsAreAPlan() {
        assertThat(PlanFormat.read("{\"steps\": []}")).contains(List.of());
    }

    @Test
    void whoRepeatsHimselfIsNotReadToTheEnd() {
        String answer = "{\"steps\": [" + "{\"command\": \"a\"},".repeat(20_000);

        assertThat(PlanFormat.read(answer).orElseThrow()).hasSize(60);
    }
}
