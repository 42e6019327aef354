package dev.inquest.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.capsule.CapsuleLibrary;
import dev.inquest.capsule.TrialOutcome;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Mode;
import dev.inquest.incident.Settings;
import dev.inquest.incident.Use;
import dev.inquest.storage.PostgresResource;
import dev.inquest.teaching.StudentRecord.Sample;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StatementsTest {

    @Inject
    Statements statements;

    @Inject
    CaseFiles files;

    @Inject
    CapsuleLibrary library;

    private final String student = "openai:" + UUID.randomUUID();

    @Test
    void ofTwoAttemptsTheFirstStands() {
        String incident = incident();
        Statement first = statements.keep(incident, "probe-1", said(.7, Mode.COACH), true);

        Statement second = statements.keep(incident, "probe-1", said(.9, Mode.PAIRED), true);

        assertThat(first).isEqualTo(said(.7, Mode.COACH));
        assertThat(second).isEqualTo(first);
        assertThat(statements.of(incident, "probe-1")).contains(first);
        assertThat(statements.of(incident, "probe-2")).isEmpty();
    }

    @Test
    void theLastStatementIsTheIncidents() {
        String incident = incident();
        statements.keep(incident, "probe-1", said(.9, Mode.AUTO), true);
        statements.keep(incident, "probe-2", said(.4, Mode.COACH), true);

        assertThat(statements.last(incident)).contains(said(.4, Mode.COACH));
        assertThat(statements.last("none")).isEmpty();
    }

    @Test
    void aRecordHoldsWhatWasJudgedApartFromWhatNobodyJudged() {
        probed(.9, Mode.PAIRED, "diagnosed", 1, TrialOutcome.CONFIRMED);
        probed(.8, Mode.COACH, "diagnosed", 3, TrialOutcome.CONFIRMED);
        probed(.7, Mode.COACH, "diagnosed", 1, TrialOutcome.REFUTED);
        probed(.6, Mode.COACH, "diagnosed", 0, TrialOutcome.UNCONFIRMED);
        probed(.5, Mode.COACH, "inconclusive", 5, TrialOutcome.UNCONFIRMED);

        StudentRecord record = statements.record(student);

        assertThat(record.judged())
                .containsExactlyInAnyOrder(new Sample(.9, true), new Sample(.8, false), new Sample(.7, false));
        assertThat(record.diagnosed()).isEqualTo(1);
        assertThat(record.undecided()).isEqualTo(1);
    }

    @Test
    void neitherFrozenNorLedNorOpenInvestigationsTeachAnything() {
        String frozen = incident();
        statements.keep(frozen, "probe-1", said(.9, Mode.PAIRED), false);
        library.judge(frozen, TrialOutcome.CONFIRMED, "ann");
        probed(.9, Mode.AUTO, "diagnosed", 0, TrialOutcome.CONFIRMED);
        statements.keep(incident(), "probe-1", said(.9, Mode.PAIRED), true);

        assertThat(statements.record(student)).isEqualTo(StudentRecord.none(student));
    }

    @Test
    void theLastProbeOfAnInvestigationIsItsSample() {
        String incident = incident();
        statements.keep(incident, "probe-1", said(.9, Mode.AUTO), true);
        statements.keep(incident, "probe-2", said(.6, Mode.PAIRED), true);
        statements.ended(incident, "diagnosed", 1);
        library.judge(incident, TrialOutcome.CONFIRMED, "ann");

        assertThat(statements.record(student).judged()).containsExactly(new Sample(.6, true));
    }

    @Test
    void aLaterVerdictReplacesTheEarlier() {
        String incident = probed(.9, Mode.PAIRED, "diagnosed", 1, TrialOutcome.CONFIRMED);

        library.judge(incident, TrialOutcome.REFUTED, "bob");

        assertThat(statements.record(student).judged()).containsExactly(new Sample(.9, false));
    }

    private String probed(double confidence, Mode mode, String outcome, int corrections, TrialOutcome verdict) {
        String incident = incident();
        statements.keep(incident, "probe-1", said(confidence, mode), true);
        statements.ended(incident, outcome, corrections);
        if (verdict != TrialOutcome.UNCONFIRMED) {
            library.judge(incident, verdict, "ann");
        }
        return incident;
    }

    private Statement said(double confidence, Mode mode) {
        return new Statement(student, "the Service", confidence, mode, "because", new Use(120, 7));
    }

    private String incident() {
        String id = UUID.randomUUID().toString();
        Incident incident = new Incident(id, "test-" + id, "Web is down", "", "demo", "shop", null, List.of(), null);
        QuarkusTransaction.requiringNew().run(() -> files.open(incident, id, "incident-" + id, Settings.DEFAULT));
        return id;
    }
}
