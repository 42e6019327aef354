package dev.inquest.model.llm;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.causality.Reasoning.Assessed;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Role;
import dev.inquest.incident.Settings;
import dev.inquest.incident.Step;
import dev.inquest.incident.Use;
import dev.inquest.model.Situation;
import dev.inquest.model.Student;
import dev.inquest.model.Student.Belief;
import dev.inquest.model.Student.Draft;
import dev.inquest.model.Teacher.Advice;
import dev.inquest.model.llm.exchange.ModelExchanges;
import dev.inquest.model.llm.exchange.RoleModel;
import dev.inquest.model.llm.provider.RolesConfig;
import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;
import dev.inquest.storage.PostgresResource;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model that fails for good: the embedded reasoner goes on, and the case file says so. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DegradationsTest {

    private static final Plan PLAN = new Plan(1, "student", List.of(Step.of("kubectl get pods -n shop", "see pods")));
    private static final Draft OWN = Draft.embedded(PLAN.steps(), 7);
    private static final Belief BELIEF = new Belief("0.4 the pods", .4, Use.ofTokens(5));
    private static final Advice ADVICE = new Advice(true, "proceed", PLAN.steps(), Use.ofTokens(3));

    @Inject
    ModelExchanges exchanges;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Degradations degradations;

    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private final ModelServer server = new ModelServer();
    private final String incident = UUID.randomUUID().toString();

    @BeforeEach
    void open() {
        caseFiles.open(reported(), incident, "w-" + incident, Settings.DEFAULT);
    }

    @AfterEach
    void stop() {
        server.close();
        environment.close();
    }

    @Test
    void aModelThatIsRefusedIsGivenUpForTheIncident() {
        server.then(WireMock.aResponse().withStatus(401).withBody("the key k1 is bad"));
        Student student = student();

        Draft draft = student.plan(situation());
        Belief belief = student.probe(situation(), PLAN);

        assertThat(draft).isEqualTo(OWN);
        assertThat(belief).isEqualTo(BELIEF);
        assertThat(server.requests()).hasSize(1);
        assertThat(told())
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .startsWith(
                        "The model openai:m1 was given up: the student's model server refused the request with HTTP 401:")
                .contains("inquest.student.api-key")
                .endsWith(". From here on the embedded reasoner takes its place as student.");
    }

    @Test
    void anAnswerOfNoUseIsPassedOverOnceAndItsCostCounts() {
        server.answers("no", "still no", "0.7 the pods");
        Student student = student();

        Draft draft = student.plan(situation());
        Belief belief = student.probe(situation(), PLAN);

        assertThat(draft).isEqualTo(new Draft(OWN.steps(), Use.ofTokens(247), null));
        assertThat(belief.text()).isEqualTo("0.7 the pods");
        assertThat(told()).isEmpty();
        assertThat(passedOver())
                .containsExactly("The model openai:m1 was passed over: the student's model gave no usable plan, twice."
                        + " The embedded reasoner gave the plan in its place.");
        assertThat(degradations.isGivenUp(incident, Role.STUDENT)).isFalse();
    }

    @Test
    void everyQuestionThatIsPassedOverIsToldOf() {
        server.answers("no", "still no", "no", "still no");
        server.then(WireMock.aResponse().withStatus(413));
        Student student = student();

        student.plan(situation());
        student.extend(situation());
        student.extend(situation());

        assertThat(passedOver())
                .hasSize(2)
                .last(as(InstanceOfAssertFactories.STRING))
                .contains("HTTP 413");
    }

    @Test
    void aQuestionIsTheSameInEveryAttemptAtItsActivityAndAnotherInTheNext() {
        server.answers("no", "still no", "no", "still no");
        Student student = student();
        Asks asks = () -> {
            student.extend(situation());
            student.extend(situation());
        };
        environment.registerActivitiesImplementations(asks);
        Asks activity = environment.newActivityStub(
                Asks.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .build());

        activity.ask();
        server.answers("no", "still no", "no", "still no");
        activity.ask();

        assertThat(passedOver()).hasSize(2);
    }

    @Test
    void whatWasAnsweredBeforeARefusalForGoodCounts() {
        server.answers("no");
        server.then(WireMock.aResponse().withStatus(401));

        Draft draft = student().plan(situation());

        assertThat(draft.use()).isEqualTo(Use.ofTokens(127));
        assertThat(degradations.isGivenUp(incident, Role.STUDENT)).isTrue();
    }

    @Test
    void whatMayPassIsNotGivenUp() {
        server.then(WireMock.aResponse().withStatus(503));

        ApplicationFailure failure =
                catchThrowableOfType(ApplicationFailure.class, () -> student().plan(situation()));

        assertThat(failure.getType()).isEqualTo("MODEL_UNAVAILABLE");
        assertThat(failure.isNonRetryable()).isFalse();
        assertThat(told()).isEmpty();
    }

    @Test
    void theTeachersModelIsGivenUpOnItsOwn() {
        server.then(WireMock.aResponse().withStatus(404));
        RoleModel line = line(Role.TEACHER);
        DegradingTeacher teacher = new DegradingTeacher(
                line, new LlmTeacher(line, new FakeCatalog()), (s, plan, belief, round) -> ADVICE, degradations);

        Advice advice = teacher.correct(situation(), PLAN, "a belief", 1);

        assertThat(advice).isEqualTo(ADVICE);
        assertThat(degradations.isGivenUp(incident, Role.TEACHER)).isTrue();
        assertThat(degradations.isGivenUp(incident, Role.STUDENT)).isFalse();
    }

    private List<String> told() {
        return caseFiles.notes(incident, Degradations.KIND);
    }

    private List<String> passedOver() {
        return caseFiles.notes(incident, Degradations.PASSED_OVER);
    }

    /** An activity that asks the student. */
    @ActivityInterface
    public interface Asks {
        @ActivityMethod
        void ask();
    }

    private Student student() {
        RoleModel line = line(Role.STUDENT);
        return new DegradingStudent(line, new LlmStudent(line, new FakeCatalog()), new Own(), degradations);
    }

    /** The embedded student of this test. */
    private static final class Own implements Student {
        @Override
        public Draft plan(Situation situation) {
            return OWN;
        }

        @Override
        public Draft extend(Situation situation) {
            return OWN;
        }

        @Override
        public Belief probe(Situation situation, Plan plan) {
            return BELIEF;
        }
    }

    private RoleModel line(Role role) {
        RolesConfig config = new SmallRyeConfigBuilder()
                .withMapping(RolesConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "inquest.student.provider", "openai",
                                "inquest.student.base-url", server.baseUrl(),
                                "inquest.student.model", "m1",
                                "inquest.teacher.provider", "openai",
                                "inquest.teacher.base-url", server.baseUrl(),
                                "inquest.teacher.model", "m1"),
                        "test",
                        100))
                .build()
                .getConfigMapping(RolesConfig.class);
        RoleConfig played = role == Role.STUDENT ? config.student() : config.teacher();
        return RoleModel.to(role, played, exchanges);
    }

    private Incident reported() {
        return new Incident(incident, "test", "Web is down", "", "demo", "shop", null, List.of(), null);
    }

    private Situation situation() {
        return new Situation(
                reported(),
                List.of(),
                new Assessed(List.of(), List.of(), List.of(), false, false),
                List.of(),
                List.of(),
                39);
    }
}
