package dev.inquest.model.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.causality.Reasoning.Assessed;
import dev.inquest.incident.Diagnosis;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.FaultCode;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Incident;
import dev.inquest.incident.ModelReading;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Role;
import dev.inquest.incident.RootCause;
import dev.inquest.incident.Severity;
import dev.inquest.incident.Use;
import dev.inquest.investigation.FailureType;
import dev.inquest.model.Diagnostician.Answer;
import dev.inquest.model.Situation;
import dev.inquest.model.llm.exchange.ModelExchanges;
import dev.inquest.model.llm.exchange.RoleModel;
import dev.inquest.model.llm.provider.RolesConfig;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Observation;
import dev.inquest.observation.Tokens;
import dev.inquest.storage.PostgresResource;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.temporal.failure.ApplicationFailure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A scripted model reads the evidence: right, agreeing, contradicting, inventing, misquoting, babbling. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LlmDiagnosticianTest {

    private static final Entity WEB = Entity.of("shop", "Pod", "web-1");
    private static final Entity PAY = Entity.of("shop", "Pod", "pay-1");
    private static final String CRASH = "runtime.application-crash";
    private static final String MEMORY = "runtime.out-of-memory";

    private static final Outcome EMBEDDED = new Outcome.Diagnosed(
            new Diagnosis(
                    List.of(new RootCause(WEB, FaultCode.of(CRASH), .8, "web-1 crashes", List.of(1), "mend it")),
                    List.of(),
                    List.of(),
                    .8,
                    List.of()),
            List.of());

    @Inject
    ModelExchanges exchanges;

    private final ModelServer server = new ModelServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anAgreeingAnswerStandsWithItsProof() {
        server.answers(
                answer(cause("shop/Pod/web-1", CRASH, 1, "STATUS", "CrashLoopBackOff"), "The pod `web-1` crashes."));

        Answer answer = read();

        ModelReading reading = answer.reading();
        assertThat(reading.model()).isEqualTo("openai:m1");
        assertThat(reading.rootCauses()).singleElement().satisfies(c -> {
            assertThat(c.entity()).isEqualTo(WEB);
            assertThat(c.evidence()).containsExactly(1);
        });
        assertThat(reading.explanation()).isEqualTo("The pod `web-1` crashes.");
        assertThat(reading.refused()).isEmpty();
        assertThat(answer.use()).isEqualTo(Use.ofTokens(120));
    }

    @Test
    void aContradictingAnswerStandsWhereTheEvidenceProvesIt() {
        server.answers(answer(cause("shop/Pod/pay-1", MEMORY, 1, "STATUS", "OOMKilled"), ""));

        assertThat(read().reading().rootCauses()).singleElement().satisfies(c -> assertThat(c.entity())
                .isEqualTo(PAY));
    }

    @Test
    void anEntityThatNobodySawIsNotTold() {
        server.answers(answer(
                cause("shop/Deployment/ghost", CRASH, 1, "STATUS", "CrashLoopBackOff"),
                "It is shop/Deployment/ghost. The pods crash."));

        ModelReading reading = read().reading();

        assertThat(reading.rootCauses()).isEmpty();
        assertThat(reading.hypotheses()).isEmpty();
        assertThat(reading.explanation()).isEqualTo("The pods crash.");
        assertThat(reading.toString()).doesNotContain("ghost");
        assertThat(reading.refused()).hasSize(2);
    }

    @Test
    void evidenceThatSaysSomethingElseProvesNothing() {
        server.answers(answer(cause("shop/Pod/pay-1", MEMORY, 1, "STATUS", "Evicted"), ""));

        ModelReading reading = read().reading();

        assertThat(reading.rootCauses()).isEmpty();
        assertThat(reading.hypotheses()).extracting(Hypothesis::entity).containsExactly(PAY);
        assertThat(reading.refused())
                .containsExactly("Cause 1, claim 1: evidence 1 does not say that of shop/Pod/pay-1");
    }

    @Test
    void whatOnlyThePageSaysProvesNothing() {
        server.answers(answer(cause("shop/Pod/web-1", CRASH, 1, "description", "503 since ten"), ""));

        assertThat(read().reading().rootCauses()).isEmpty();
    }

    @Test
    void aCredentialCannotBeConfirmed() {
        server.answers(answer(cause("shop/Pod/web-1", CRASH, 2, "log", "password=hunter2"), ""));

        ModelReading reading = read().reading();

        assertThat(reading.rootCauses()).isEmpty();
        assertThat(reading.toString()).doesNotContain("hunter2");
    }

    @Test
    void anAnswerThatIsNoJsonIsRepairedOnce() {
        server.answers(
                "<think>hm {</think> It crashes.",
                "```json\n" + answer(cause("shop/Pod/web-1", CRASH, 1, "STATUS", "CrashLoopBackOff"), "") + "\n```");

        Answer answer = read();

        assertThat(answer.reading().rootCauses()).hasSize(1);
        assertThat(answer.use()).isEqualTo(Use.ofTokens(240));
        String first = said(0);
        assertThat(first).contains("Evidence 1: kubectl get pods -n shop");
        assertThat(said(1)).startsWith(first).contains("Your answer before was not the JSON object");
    }

    @Test
    void aModelThatOnlyBabblesIsPassedOverWithWhatItCost() {
        server.answers("It crashes.", "As I said, it crashes.");

        ApplicationFailure failure = catchThrowableOfType(ApplicationFailure.class, this::read);

        assertThat(FailureType.MODEL_UNUSABLE.is(failure)).isTrue();
        assertThat(failure.getDetails().get(0, Use.class)).isEqualTo(Use.ofTokens(240));
    }

    @Test
    void thePromptIsShortFencedRedactedAndNamesTheCodesInQuestionAndAFewMore() {
        server.answers(answer("", ""));

        read();

        JsonNode request = server.requests().getFirst();
        String system = request.path("messages").path(0).path("content").asText();
        String user = request.path("messages").path(1).path("content").asText();
        assertThat(request.path("response_format").path("type").asText()).isEqualTo("json_schema");
        assertThat(user)
                .contains(
                        "<<<DATA",
                        "cause 0.80 runtime.application-crash",
                        "Evidence 1: kubectl get pods -n shop",
                        "OOMKilled")
                .contains("runtime.out-of-memory", "mesh.mtls-conflict")
                .doesNotContain("admission.quota-exceeded")
                .doesNotContain("hunter2");
        assertThat(Tokens.count(system)).isLessThan(500);
        assertThat(Tokens.count(system) + Tokens.count(user)).isLessThan(2_500);
    }

    private String said(int request) {
        return server.requests()
                .get(request)
                .path("messages")
                .path(1)
                .path("content")
                .asText();
    }

    private Answer read() {
        return new LlmDiagnostician(RoleModel.to(Role.STUDENT, config().student(), exchanges))
                .read(situation(), EMBEDDED);
    }

    private RolesConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(RolesConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "inquest.student.provider",
                                "openai",
                                "inquest.student.base-url",
                                server.baseUrl(),
                                "inquest.student.model",
                                "m1",
                                "inquest.student.timeout",
                                "5s"),
                        "test",
                        100))
                .withConverter(Duration.class, 100, new DurationConverter())
                .build()
                .getConfigMapping(RolesConfig.class);
    }

    private static Situation situation() {
        String id = UUID.randomUUID().toString();
        String log = IntStream.range(0, 2_000)
                .mapToObj(i -> "line " + i + " password=hunter2 says that nothing in particular happened here")
                .collect(Collectors.joining("\n"));
        List<Finding> findings = IntStream.range(0, 40)
                .mapToObj(i -> new Finding(
                        "pod.crash-looping",
                        i == 0 ? PAY : WEB,
                        Severity.ERROR,
                        "web-1 is CrashLoopBackOff ".repeat(8),
                        List.of(1, 2)))
                .toList();
        return new Situation(
                new Incident(
                        id,
                        "test",
                        "Web is down",
                        "503 since ten. ".repeat(300),
                        "demo",
                        "shop",
                        null,
                        List.of(),
                        null),
                List.of(
                        evidence(
                                1,
                                "kubectl get pods -n shop",
                                "NAME STATUS\nweb-1 CrashLoopBackOff\npay-1 OOMKilled",
                                row(WEB, "CrashLoopBackOff"),
                                row(PAY, "OOMKilled")),
                        evidence(
                                2,
                                "kubectl logs web-1 -n shop",
                                log,
                                new Observation.LogSeen(WEB, "web", false, List.of(log), true))),
                new Assessed(
                        findings,
                        List.of(),
                        List.of(new Hypothesis(WEB, FaultCode.of(CRASH), .8, "it crashes", List.of(1))),
                        true,
                        true),
                List.of(),
                List.of(),
                0);
    }

    private static Observation row(Entity entity, String status) {
        return new Observation.TableRow(entity, Map.of("NAME", entity.name(), "STATUS", status));
    }

    private static Evidence evidence(int number, String command, String text, Observation... observations) {
        return new Evidence(number, command, EvidenceStatus.OK, text, List.of(observations), 1, Instant.EPOCH);
    }

    private static String cause(String entity, String fault, int evidence, String field, String value) {
        return ("{\"entity\":\"%1$s\",\"fault\":\"%2$s\",\"confidence\":0.7,\"explanation\":\"\",\"claims\":[{\"evidence\":%3$d,"
                        + "\"entity\":\"%1$s\",\"field\":\"%4$s\",\"value\":\"%5$s\"}]}")
                .formatted(entity, fault, evidence, field, value);
    }

    private static String answer(String causes, String explanation) {
        return "{\"rootCauses\":[%s],\"explanation\":\"%s\"}".formatted(causes, explanation);
    }
}
