package dev.inquest.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceServerTest {

    @Test
    void refusalNamesWhatTheModelSaid() {
        assertThat(ServiceServer.refusal(check("openai:m: HTTP 401"))).hasValueSatisfying(why -> assertThat(why)
                .contains("cannot play its roles", "    student: openai:m: HTTP 401"));
    }

    @Test
    void refusalIsEmptyWhileAModelIsAsked() {
        assertThat(ServiceServer.refusal(check("openai:m was asked"))).isEmpty();
        assertThat(ServiceServer.refusal("no JSON")).isEmpty();
        assertThat(ServiceServer.refusal("{\"checks\":[{\"name\":\"Temporal\",\"status\":\"DOWN\"}]}"))
                .isEmpty();
    }

    private static String check(String said) {
        return "{\"checks\":[{\"name\":\"Models\",\"status\":\"DOWN\",\"data\":{\"student\":\"" + said + "\"}}]}";
    }
}
