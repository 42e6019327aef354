package dev.inquest.model.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.capsule.Lesson;
import dev.inquest.capsule.ProcedureStep;
import dev.inquest.incident.FaultCode;
import dev.inquest.incident.Role;
import dev.inquest.model.llm.exchange.ModelExchanges;
import dev.inquest.model.llm.exchange.RoleModel;
import dev.inquest.model.llm.lesson.LlmLesson;
import dev.inquest.model.llm.provider.RolesConfig;
import dev.inquest.storage.PostgresResource;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LlmLessonTest {

    private static final String GOOD = "When calls fail with 503, compare selectors with the labels of pods.";

    @Inject
    ModelExchanges exchanges;

    private final ModelServer server = new ModelServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void wordsThatMayStandAreTaken() {
        server.answers(GOOD);

        Optional<String> words = lesson().word(taught(), Set.of("checkout"));

        assertThat(words).contains(GOOD);
        assertThat(server.requests().getFirst().path("max_tokens").asInt()).isEqualTo(60);
        assertThat(server.requests()
                        .getFirst()
                        .path("messages")
                        .path(1)
                        .path("content")
                        .asText())
                .contains("kubectl get endpoints {service} -n {namespace} # see endpoints");
    }

    @Test
    void thoughtsAreNoPartOfTheWords() {
        server.answers("<think>checkout was the one, so no name.</think>" + GOOD);

        assertThat(lesson().word(taught(), Set.of("checkout"))).contains(GOOD);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aRefusedWordingIsToldWhyOnce() {
        server.answers("Look at checkout first.", GOOD);

        assertThat(lesson().word(taught(), Set.of("checkout"))).contains(GOOD);
        assertThat(server.requests()
                        .get(1)
                        .path("messages")
                        .path(3)
                        .path("content")
                        .asText())
                .contains("it names checkout");
    }

    @Test
    void wordsThatNeverMayStandAreNone() {
        server.answers("Run rm -rf.", "Run kubectl delete pods.");

        assertThat(lesson().word(taught(), Set.of("checkout"))).isEmpty();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aServerThatIsAwayGivesNoWords() {
        server.then(aResponse().withStatus(503));

        assertThat(lesson().word(taught(), Set.of())).isEmpty();
    }

    private LlmLesson lesson() {
        RolesConfig config = new SmallRyeConfigBuilder()
                .withMapping(RolesConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "inquest.teacher.provider", "openai",
                                "inquest.teacher.base-url", server.baseUrl(),
                                "inquest.teacher.model", "m1",
                                "inquest.teacher.timeout", "2s"),
                        "test",
                        100))
                .withConverter(Duration.class, 100, new DurationConverter())
                .build()
                .getConfigMapping(RolesConfig.class);
        return new LlmLesson(RoleModel.to(Role.TEACHER, config.teacher(), exchanges));
    }

    private static Lesson taught() {
        return new Lesson(
                UUID.randomUUID().toString(),
                Set.of("service.no-endpoints"),
                Set.of("symptom.http-503"),
                "calls to {service} fail",
                List.of(),
                List.of(new ProcedureStep("kubectl get endpoints {service} -n {namespace}", "see endpoints")),
                FaultCode.of("routing.selector-mismatch"),
                .9);
    }
}
