package dev.inquest.model.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.citation.Claim;
import dev.inquest.citation.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingFormatTest {

    private static final String ANSWER =
            "{\"rootCauses\": [{\"entity\": \"shop/Service/web\", \"fault\": \"routing.dns-misconfigured\","
                    + " \"confidence\": 0.8, \"explanation\": \"a } in \\\"text\\\" {\", \"claims\": [{\"evidence\": 2, \"entity\":"
                    + " \"shop/Service/web\", \"field\": \"port\", \"value\": \"80\"}]}], \"explanation\": \"x\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "```json\n%s\n```",
                "<think>Maybe {\"rootCauses\": 1} or {this}</think>\n%s",
                "Maybe {this} is {\"it\": [1]}. No:\n%s\nThat is all {",
                "so the answer is thought over</think> %s",
            })
    void theObjectIsFoundWhereverItStands(String around) {
        Reading reading = ReadingFormat.read(around.formatted(ANSWER)).orElseThrow();

        assertThat(reading.explanation()).isEqualTo("x");
        assertThat(reading.causes()).singleElement().satisfies(cause -> {
            assertThat(cause.explanation()).isEqualTo("a } in \"text\" {");
            assertThat(cause.claims()).containsExactly(new Claim(2, "shop/Service/web", "port", "80"));
        });
    }

    @Test
    void ofATornObjectWhatWasCompleteIsKept() {
        String torn = ANSWER.substring(0, ANSWER.indexOf("}]}]") + 2);

        Reading reading = ReadingFormat.read(torn).orElseThrow();

        assertThat(reading.causes()).singleElement().satisfies(cause -> assertThat(cause.claims())
                .hasSize(1));
        assertThat(reading.explanation()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no",
                "{",
                "{\"rootCauses\": \"web\"}",
                "[1, 2]",
                "{\"steps\": []}",
                "{\"rootCauses\": [{\"entity\": \"a"
            })
    void whatIsNoReadingIsNone(String answer) {
        assertThat(ReadingFormat.read(answer)).isEmpty();
    }

    @Test
    void numbersAreReadHoweverTheyAreWritten() {
        Reading reading = ReadingFormat.read(
                        "{\"rootCauses\": [{\"confidence\": \"85%\", \"claims\": [{\"evidence\": \"#3\", \"value\": 8080}, {}]}, {\"confidence\": 90}]}")
                .orElseThrow();

        assertThat(reading.causes()).extracting(Reading.Cause::confidence).containsExactly(.85, .9);
        assertThat(reading.causes().getFirst().claims())
                .containsExactly(new Claim(3, "", "", "8080"), new Claim(0, "", "", ""));
    }

    @Test
    void noCauseIsAnAnswer() {
        assertThat(ReadingFormat.read("{\"rootCauses\": [], \"explanation\": \"nothing is wrong\"}")
                        .orElseThrow()
                        .causes())
                .isEmpty();
    }
}
