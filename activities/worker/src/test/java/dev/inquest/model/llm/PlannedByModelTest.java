package dev.inquest.model.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.casefile.CaseFile;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Proposed;
import dev.inquest.incident.Role;
import dev.inquest.incident.Settings;
import dev.inquest.incident.Step;
import dev.inquest.investigation.PlanActivities;
import dev.inquest.investigation.PlanActivities.PlanReply;
import dev.inquest.investigation.PlanActivities.PlanRequest;
import dev.inquest.storage.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a model's plan in the case file: what was offered, what was refused. */
@QuarkusTest
@TestProfile(PlannedByModelTest.Profile.class)
@QuarkusTestResource(PostgresResource.class)
class PlannedByModelTest {

    private static final String REFUSED = "{\"steps\": [\"kubectl delete pod web\", \"helm list\"]}";

    @Inject
    PlanActivities plans;

    @Inject
    CaseFiles files;

    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void open() {
        files.open(
                new Incident(id, "test", "Web is down", "", "demo", "shop", null, List.of(), null),
                id,
                "w-" + id,
                Settings.DEFAULT);
    }

    @Test
    void aPlanIsToldOfWithWhatWasRefused() {
        Model.server.answers("{\"steps\": [\"kubectl get pods -n shop\", \"helm list\"]}", "{\"steps\": []}");

        PlanReply reply = plans.plan(request(1));

        CaseFile file = files.find(id).orElseThrow();
        assertThat(reply.model()).isEqualTo("openai:m1");
        assertThat(reply.plan().steps()).extracting(Step::command).containsExactly("kubectl get pods -n shop");
        assertThat(file.plan()).isEqualTo(reply.plan());
        assertThat(file.proposed()).isEqualTo(new Proposed(2, 1));
        assertThat(files.notes(id, "plan"))
                .containsExactly("Plan, revision 1 by student: 1 command (2 offered, 1 refused)");
    }

    @Test
    void aPlanOfWhichNothingIsLeftIsToldOfAndFailsNothing() {
        Model.server.answers(REFUSED, REFUSED);

        PlanReply reply = plans.plan(request(1));

        assertThat(reply.plan().steps()).isEmpty();
        assertThat(files.find(id).orElseThrow().plan()).isNull();
        assertThat(files.notes(id, "plan"))
                .containsExactly("Plan, revision 1 by student: no commands (4 offered, 4 refused)");
    }

    private PlanRequest request(int revision) {
        return new PlanRequest(id, revision, List.of(), 20, Role.STUDENT);
    }

    /** The student is a model. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Model.class));
        }
    }

    /** The model's server. */
    public static final class Model implements QuarkusTestResourceLifecycleManager {

        private static ModelServer server;

        @Override
        public Map<String, String> start() {
            server = new ModelServer();
            return Map.of(
                    "inquest.student.provider", "openai",
                    "inquest.student.base-url", server.baseUrl(),
                    "inquest.student.model", "m1");
        }

        @Override
        public void stop() {
            server.close();
        }
    }
}
