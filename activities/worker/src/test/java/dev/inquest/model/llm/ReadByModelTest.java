package dev.inquest.model.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.inquest.activity.Situations;
import dev.inquest.activity.diagnose.DiagnoseActivitiesBean;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.command.CommandCatalog;
import dev.inquest.evidence.EvidenceStore;
import dev.inquest.incident.DiagnosisBy;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Role;
import dev.inquest.incident.Settings;
import dev.inquest.investigation.DiagnoseActivities.ReadReply;
import dev.inquest.investigation.DiagnoseActivities.ReadRequest;
import dev.inquest.model.Student;
import dev.inquest.model.Teacher;
import dev.inquest.model.llm.exchange.ModelExchanges;
import dev.inquest.model.llm.provider.RolesConfig;
import dev.inquest.storage.PostgresResource;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model that gives no reading of the evidence: the embedded diagnosis stands, and the case file says why. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReadByModelTest {

    private static final Outcome EMBEDDED = new Outcome.NoFaultFound(List.of("pods"));

    @Inject
    Situations situations;

    @Inject
    EvidenceStore evidence;

    @Inject
    CaseFiles files;

    @Inject
    Degradations degradations;

    @Inject
    ModelExchanges exchanges;

    @Inject
    Instance<Student> students;

    @Inject
    Instance<Teacher> teachers;

    @Inject
    Instance<CommandCatalog> catalogs;

    private final ModelServer server = new ModelServer();
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void open() {
        files.open(
                new Incident(id, "test", "Web is down", "", "demo", "shop", null, List.of(), null),
                id,
                "w-" + id,
                Settings.DEFAULT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anAnswerOfNoUseIsPassedOver() {
        server.answers("It crashes.", "As I said.");

        ReadReply reply = read();

        assertThat(reply)
                .isEqualTo(new ReadReply(
                        EMBEDDED, 240, 0, "No model's reading of the evidence: the embedded diagnosis stands"));
        assertThat(files.notes(id, "passed-over"))
                .containsExactly("The model openai:m1 was passed over: the student's model gave no usable diagnosis,"
                        + " twice. The embedded reasoner gave the diagnosis in its place.");
        assertThat(degradations.isGivenUp(id, Role.STUDENT)).isFalse();
    }

    @Test
    void aRefusalForGoodGivesTheModelUp() {
        server.then(WireMock.aResponse().withStatus(401));

        ReadReply reply = read();

        assertThat(reply.outcome()).isEqualTo(EMBEDDED);
        assertThat(files.notes(id, "degraded"))
                .singleElement()
                .asString()
                .startsWith(
                        "The model openai:m1 was given up: the student's model server refused the request with HTTP 401");
        assertThat(degradations.isGivenUp(id, Role.STUDENT)).isTrue();
    }

    private ReadReply read() {
        RolesConfig config = new SmallRyeConfigBuilder()
                .withMapping(RolesConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "inquest.student.provider", "openai",
                                "inquest.student.base-url", server.baseUrl(),
                                "inquest.student.model", "m1"),
                        "test",
                        100))
                .build()
                .getConfigMapping(RolesConfig.class);
        Diagnosticians diagnosticians = new Diagnosticians(
                new Roles(config, students, teachers, catalogs, exchanges, degradations), degradations);
        return new DiagnoseActivitiesBean(situations, evidence, files, diagnosticians)
                .diagnoseByModel(new ReadRequest(id, EMBEDDED, DiagnosisBy.MODEL));
    }
}
