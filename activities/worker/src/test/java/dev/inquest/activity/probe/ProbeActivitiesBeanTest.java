package dev.inquest.activity.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.capsule.CapsuleLibrary;
import dev.inquest.capsule.TrialOutcome;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.incident.ApprovalPolicy;
import dev.inquest.incident.Budget;
import dev.inquest.incident.DiagnosisBy;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Mode;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Role;
import dev.inquest.incident.Settings;
import dev.inquest.incident.Step;
import dev.inquest.incident.Use;
import dev.inquest.investigation.ProbeActivities.ProbeReply;
import dev.inquest.investigation.ProbeActivities.ProbeRequest;
import dev.inquest.storage.PostgresResource;
import dev.inquest.teaching.Statement;
import dev.inquest.teaching.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The embedded student knows nothing of an incident without evidence: its confidence is 0. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProbeActivitiesBeanTest {

    private static final Plan PLAN = new Plan(1, "student", List.of(Step.of("kubectl get pods -n shop", "see pods")));

    @Inject
    ProbeActivitiesBean activities;

    @Inject
    Statements statements;

    @Inject
    CaseFiles files;

    @Inject
    CapsuleLibrary library;

    @AfterEach
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> statements.delete("student", Statement.EMBEDDED));
    }

    @Test
    void withoutOutcomesTheDefaultDecidesAndIsSaid() {
        String incident = incident(Settings.DEFAULT);

        ProbeReply reply = activities.probe(request(incident));

        assertThat(reply.mode()).isEqualTo(Mode.COACH);
        assertThat(reply.reason())
                .isEqualTo("no trusted capsule; the student's confidence is 0.00, below 0.85, the default: 0 judged"
                        + " outcomes of embedded, too few to learn from");
        assertThat(files.notes(incident, "note")).containsExactly("Mode coach: " + reply.reason());
        assertThat(statements.last(incident).orElseThrow().reason()).isEqualTo(reply.reason());
    }

    @Test
    void aRepeatedAttemptRepliesTheSameWhateverWasLearnedMeanwhile() {
        String incident = incident(Settings.DEFAULT);
        ProbeReply first = activities.probe(request(incident));
        for (int i = 0; i < 6; i++) {
            confirmed(.6);
        }

        ProbeReply again = activities.probe(request(incident));
        ProbeReply other = activities.probe(request(incident(Settings.DEFAULT)));

        assertThat(again).isEqualTo(first);
        assertThat(other.reason()).endsWith("below 0.60, learned from 6 outcomes of embedded");
    }

    @Test
    void whereNothingLearnedIsUsedTheDefaultStands() {
        for (int i = 0; i < 6; i++) {
            confirmed(.6);
        }

        ProbeReply reply = activities.probe(request(incident(settings(false, false))));

        assertThat(reply.reason())
                .endsWith("below 0.85, the default: this investigation uses nothing that was learned");
    }

    @Test
    void aFrozenInvestigationTeachesNothing() {
        String incident = incident(settings(true, true));
        activities.probe(request(incident));
        statements.ended(incident, "diagnosed", 0);

        library.judge(incident, TrialOutcome.CONFIRMED, "ann");

        assertThat(statements.record(Statement.EMBEDDED).judged()).isEmpty();
        assertThat(statements.last(incident)).isPresent();
    }

    private void confirmed(double confidence) {
        String incident = incident(Settings.DEFAULT);
        statements.keep(
                incident,
                "probe-1",
                new Statement(Statement.EMBEDDED, "b", confidence, Mode.PAIRED, "r", Use.NONE),
                true);
        statements.ended(incident, "diagnosed", 1);
        library.judge(incident, TrialOutcome.CONFIRMED, "ann");
    }

    private static ProbeRequest request(String incident) {
        return new ProbeRequest(incident, PLAN, List.of(), false, 5);
    }

    private static Settings settings(boolean capsules, boolean frozen) {
        return new Settings(
                5,
                capsules,
                Role.STUDENT,
                frozen,
                ApprovalPolicy.NEVER,
                Duration.ofDays(1),
                Duration.ZERO,
                Budget.DEFAULT,
                DiagnosisBy.EMBEDDED);
    }

    private String incident(Settings settings) {
        String id = UUID.randomUUID().toString();
        Incident incident = new Incident(id, "test-" + id, "Web is down", "", "demo", "shop", null, List.of(), null);
        QuarkusTransaction.requiringNew().run(() -> files.open(incident, id, "incident-" + id, settings));
        return id;
    }
}
