package dev.inquest.model.llm.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.inquest.incident.Role;
import dev.inquest.model.llm.provider.ModelState.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelChecksTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final String OK = """
            {"id": "1", "model": "m1", "choices": [{"index": 0, "finish_reason": "stop",
             "message": {"role": "assistant", "content": "ready"}}]}
            """;

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aModelThatAnswersIsReadyAndAskedOnceForAllItsRoles() {
        server.stubFor(any(anyUrl()).willReturn(okJson(OK)));
        ModelChecks checks = checks(SHORT, LONG);

        checks.start();

        await().untilAsserted(() -> assertThat(checks.states().values())
                .extracting(ModelState::words)
                .containsExactly("openai:m1 answered", "openai:m1 answered"));
        assertThat(checks.ready()).isTrue();
        assertThat(server.getAllServeEvents()).hasSize(1);
        assertThat(server.getAllServeEvents().getFirst().getRequest().getBodyAsString())
                .contains("\"max_tokens\" : 16");
    }

    @Test
    void aBadKeyFailsReadinessWithItsReasonUntilItIsMended() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401).withBody("bad key sk-1")));
        ModelChecks checks = checks(SHORT, Duration.ZERO);
        checks.start();
        await().untilAsserted(() ->
                assertThat(checks.states().get(Role.STUDENT).kind()).isEqualTo(Kind.REFUSED));
        assertThat(checks.ready()).isFalse();
        assertThat(checks.states().get(Role.STUDENT).words())
                .contains("the student's model server refused", "HTTP 401", "check inquest.student.api-key")
                .doesNotContain("sk-1");
        assertThat(checks.states().get(Role.TEACHER).words()).contains("check inquest.teacher.api-key");

        server.stubFor(any(anyUrl()).willReturn(okJson(OK)));

        await().until(checks::ready);
        checks.stop();
    }

    @Test
    void anUnknownModelFailsReadiness() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
        ModelChecks checks = checks(LONG, Duration.ZERO);

        checks.start();

        await().until(() -> !checks.ready());
        assertThat(checks.states().get(Role.TEACHER).words()).contains("check inquest.teacher.model");
        checks.stop();
    }

    @Test
    void aServerThatIsOverloadedIsWaitedOut() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        ModelChecks checks = checks(LONG, LONG);

        checks.start();

        await().untilAsserted(() -> assertThat(checks.states().get(Role.STUDENT))
                .isEqualTo(new ModelState(Kind.AWAY, "the student's model server answered with HTTP 503")));
        assertThat(checks.ready()).isTrue();
        checks.stop();
    }

    @Test
    void aModelThatHasNotAnsweredYetCountsOnlyAtFirst() {
        server.stubFor(any(anyUrl()).willReturn(okJson(OK).withFixedDelay(20_000)));
        ModelChecks early = checks(LONG, LONG);
        ModelChecks late = checks(LONG, Duration.ZERO);

        early.start();
        late.start();

        assertThat(early.ready()).isFalse();
        assertThat(late.ready()).isTrue();
        early.stop();
        late.stop();
    }

    @Test
    void whereAllRolesAreEmbeddedThereIsNothingToAsk() {
        ModelChecks checks = new ModelChecks(Configured.roles(Map.of()), LONG, LONG);

        checks.start();

        assertThat(checks.ready()).isTrue();
        assertThat(checks.states()).isEmpty();
    }

    private ModelChecks checks(Duration again, Duration grace) {
        Map<String, String> keys = new HashMap<>();
        for (String role : new String[] {"student", "teacher"}) {
            keys.put("inquest." + role + ".provider", "openai");
            keys.put("inquest." + role + ".base-url", server.baseUrl() + "/v1");
            keys.put("inquest." + role + ".model", "m1");
        }
        return new ModelChecks(Configured.roles(keys), again, grace);
    }
}
