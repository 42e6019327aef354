package dev.inquest.model.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.inquest.causality.Reasoning.Assessed;
import dev.inquest.command.catalog.ReadOnlyCatalog;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Proposed;
import dev.inquest.incident.Role;
import dev.inquest.incident.Step;
import dev.inquest.model.Situation;
import dev.inquest.model.Student.Belief;
import dev.inquest.model.Student.Draft;
import dev.inquest.model.Teacher.Advice;
import dev.inquest.model.llm.exchange.ModelExchanges;
import dev.inquest.model.llm.exchange.RoleModel;
import dev.inquest.model.llm.provider.RolesConfig;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real servers and models do rarely, but do. The catalogue is the real one. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UnrulyModelTest {

    private static final String PODS = "kubectl get pods -n shop";
    private static final Plan PLAN = new Plan(1, "student", List.of(Step.of(PODS, "see pods")));

    @Inject
    ModelExchanges exchanges;

    private final ModelServer server = new ModelServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl delete pod web-1 -n shop",
                "kubectl get pods -n shop | xargs kubectl delete",
                "kubectl get pods -n shop; rm -rf /",
                "kubectl exec web-1 -n shop -- env",
                "kubectl get secret db -n shop -o jsonpath={.data.password}",
                "kubectl get pods --kubeconfig=/root/.kube/config",
                "$(kubectl get pods)",
                "bash -c 'kubectl get pods'",
                "inquest scan -n shop",
                "kubectl get --raw /api/v1/secrets"
            })
    void aForbiddenCommandIsNeverPlanned(String forbidden) {
        server.answers(plan(forbidden), plan(forbidden));

        Draft draft = student().plan(situation());

        assertThat(draft.steps()).isEmpty();
        assertThat(draft.proposed()).isEqualTo(new Proposed(2, 0));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void secretsMayBeListedButACommandShowsKeysOnly() {
        server.answers(plan("kubectl get secret db -n shop -o yaml"));

        Draft draft = student().plan(situation());

        assertThat(draft.steps()).extracting(Step::command).containsExactly("kubectl get secrets db -n shop -o yaml");
        assertThat(draft.steps().getFirst().risk().name()).isEqualTo("SENSITIVE_READ");
    }

    @Test
    void aCommandWithItsPurposeBehindItIsTaken() {
        server.answers(plan(PODS + " # see 'pods'"));

        assertThat(student().plan(situation()).steps())
                .extracting(Step::command)
                .containsExactly(PODS);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anObjectThatNobodySawMayBeLookedFor() {
        server.answers(plan("kubectl get deployment no-such-thing -n shop"));

        assertThat(student().plan(situation()).steps()).hasSize(1);
    }

    @Test
    void whatIsRefusedIsToldWithTheGrammarThatComesNearest() {
        server.answers(plan("kubectl logs web-1 --namespace shop --follow"), plan());

        Draft draft = student().plan(situation());

        assertThat(draft.steps()).isEmpty();
        assertThat(server.requests()
                        .get(1)
                        .path("messages")
                        .path(1)
                        .path("content")
                        .asText())
                .contains(
                        "kubectl logs web-1 --namespace shop --follow : not understood: --follow; write: kubectl logs POD");
    }

    @Test
    void anAnswerThatWasCutKeepsItsWholeSteps() {
        server.answersCut("{\"steps\": [{\"command\": \"" + PODS + "\"}, {\"command\": \"kubectl get serv");

        assertThat(student().plan(situation()).steps())
                .extracting(Step::command)
                .containsExactly(PODS);
    }

    @Test
    void anAnswerOf200KilobytesIsReadAsFarAsItIsAPlan() {
        server.answers(
                "{\"steps\": [" + "{\"command\": \"%s\"},".formatted(PODS).repeat(5000) + "]}");

        Draft draft = student().plan(situation());

        assertThat(draft.steps()).extracting(Step::command).containsExactly(PODS);
        assertThat(draft.proposed()).isEqualTo(new Proposed(1, 1));
    }

    @Test
    void anAnswerOf200KilobytesThatIsNoPlanIsNotSentBack() {
        server.answers("la la la ".repeat(22_000), plan(PODS));

        Draft draft = student().plan(situation());

        assertThat(draft.steps()).hasSize(1);
        assertThat(server.requests().get(1).toString().length()).isLessThan(20_000);
    }

    @Test
    void aCorrectionOf200KilobytesKeepsItsCap() {
        server.answers("You overlooked it.\n" + ("add: " + PODS + "\n").repeat(7000));

        Advice advice = teacher().correct(situation(), PLAN, "", 1);

        assertThat(Tokens.count(advice.text())).isLessThanOrEqualTo(200);
    }

    @Test
    void thoughtsInTheAnswerAreNoAnswer() {
        server.answers(
                "<think>{\"steps\": [\"rm -rf /\"]}</think>" + plan(PODS),
                "<think>0.9 sure</think>0.3 I do not know.",
                "<think>hm</think>proceed");

        assertThat(student().plan(situation()).steps()).hasSize(1);
        assertThat(student().probe(situation(), PLAN).confidence()).isEqualTo(.3);
        assertThat(teacher().correct(situation(), PLAN, "", 1).proceed()).isTrue();
    }

    @Test
    void aProbeThatIsTooLongIsCutAndSaysSo() {
        server.answersCut("0.7 it is, " + "it is ".repeat(20));
        server.answers("0.7 it is.");

        Belief cut = student().probe(situation(), PLAN);

        assertThat(cut.cut()).isTrue();
        assertThat(student().probe(situation(), PLAN).cut()).isFalse();
    }

    @Test
    void aRefusalInWordsIsUnusable() {
        server.answers("I cannot help with that.", "I am sorry, I cannot.");

        assertThat(failureOfPlanning().getType()).isEqualTo("MODEL_UNUSABLE");
    }

    @Test
    void anEmptyAnswerIsUnusableInEveryRole() {
        server.answers("", " ", "", "", "", "");

        assertThat(failureOfPlanning().getType()).isEqualTo("MODEL_UNUSABLE");
        assertThat(failure(() -> student().probe(situation(), PLAN)).getType()).isEqualTo("MODEL_UNUSABLE");
        assertThat(failure(() -> teacher().correct(situation(), PLAN, "", 1)).getType())
                .isEqualTo("MODEL_UNUSABLE");
    }

    @Test
    void aContentFilterNeverMakesAPlan() {
        server.filters();
        server.filters();
        server.refuses("I cannot help with that.");
        server.refuses("I cannot help with that.");

        assertThat(failureOfPlanning().getType()).startsWith("MODEL_");
        assertThat(failureOfPlanning().getType()).startsWith("MODEL_");
    }

    @Test
    void aConnectionThatEndsInTheMiddleMayBeRetried() {
        server.then(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        server.then(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
        server.then(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(List.of(failureOfPlanning(), failureOfPlanning(), failureOfPlanning()))
                .allSatisfy(failure -> {
                    assertThat(failure.getType()).isEqualTo("MODEL_UNAVAILABLE");
                    assertThat(failure.isNonRetryable()).isFalse();
                });
    }

    @Test
    void aBodyThatIsNoCompletionMayBeRetried() {
        server.then(aResponse().withHeader("Content-Type", "application/json").withBody("{\"choices\": [{\"mess"));

        assertThat(failureOfPlanning().isNonRetryable()).isFalse();
    }

    @Test
    void aUsageThatCannotBeIsReplacedByOurOwnCount() {
        server.answersWith(plan(PODS), Map.of("prompt_tokens", -5, "completion_tokens", 0, "total_tokens", -5));

        Draft draft = student().plan(situation());

        assertThat(draft.use().tokens()).isBetween(500, 5000);
    }

    private ApplicationFailure failureOfPlanning() {
        return failure(() -> student().plan(situation()));
    }

    private static ApplicationFailure failure(ThrowingCallable asked) {
        return catchThrowableOfType(ApplicationFailure.class, asked);
    }

    private LlmStudent student() {
        return new LlmStudent(RoleModel.to(Role.STUDENT, config().student(), exchanges), ReadOnlyCatalog.standard());
    }

    private LlmTeacher teacher() {
        return new LlmTeacher(RoleModel.to(Role.TEACHER, config().teacher(), exchanges), ReadOnlyCatalog.standard());
    }

    private RolesConfig config() {
        Map<String, String> keys = List.of("student", "teacher").stream()
                .flatMap(role -> Map.of(
                                "provider", "openai", "base-url", server.baseUrl(), "model", "m1", "timeout", "10s")
                        .entrySet()
                        .stream()
                        .map(e -> Map.entry("inquest." + role + "." + e.getKey(), e.getValue())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new SmallRyeConfigBuilder()
                .withMapping(RolesConfig.class)
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .withConverter(Duration.class, 100, new DurationConverter())
                .build()
                .getConfigMapping(RolesConfig.class);
    }

    private static Situation situation() {
        return new Situation(
                new Incident(
                        UUID.randomUUID().toString(), "test", "Web is down", "", "demo", "shop", null, List.of(), null),
                List.of(),
                new Assessed(List.of(), List.of(), List.of(), false, false),
                List.of(),
                List.of(),
                39);
    }

    private static String plan(String... commands) {
        return List.of(commands).stream()
                .map(c -> "{\"command\":\"%s\",\"purpose\":\"to see\"}".formatted(c))
                .collect(Collectors.joining(",", "{\"steps\":[", "]}"));
    }
}
