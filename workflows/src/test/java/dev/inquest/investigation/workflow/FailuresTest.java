package dev.inquest.investigation.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.incident.Outcome;
import dev.inquest.investigation.FailureType;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void ourOwnWordsAreTold() {
        Outcome outcome = Failures.outcome(FailureType.CLUSTER_UNKNOWN.failure("no cluster is called 'north'"));

        assertThat(outcome).isEqualTo(new Outcome.Failed("no cluster is called 'north'"));
    }

    @Test
    void whatAnyOtherExceptionSaysStaysInside() {
        Outcome outcome = Failures.outcome(ApplicationFailure.newFailure(
                "ERROR: relation \"evidence\" does not exist", "org.postgresql.util.PSQLException"));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.reason())
                .contains("log")
                .doesNotContain("relation"));
    }
}
