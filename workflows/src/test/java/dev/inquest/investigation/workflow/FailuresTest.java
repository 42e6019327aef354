package dev.inquest.investigation.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.incident.Outcome;
import dev.inquest.investigation.FailureType;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TimeoutFailure;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void ourOwnWordsAreTold() {
        Outcome outcome = Failures.outcome(FailureType.CLUSTER_UNKNOWN.failure("no cluster is called 'north'"));

        assertThat(outcome).isEqualTo(new Outcome.Failed("no cluster is called 'north'"));
    }

    @Test
    void whatIsNotToBeHadInTimeIsAnOutageAndARefusalIsNone() {
        TimeoutFailure late = new TimeoutFailure("late", null, TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_CLOSE);
        ApplicationFailure throttled = FailureType.MODEL_UNAVAILABLE.failure("HTTP 429");
        ApplicationFailure rejected = FailureType.MODEL_REJECTED.failure("bad key");

        assertThat(Failures.isOutage(ended(late, RetryState.RETRY_STATE_NON_RETRYABLE_FAILURE)))
                .isTrue();
        assertThat(Failures.isOutage(ended(throttled, RetryState.RETRY_STATE_TIMEOUT)))
                .isTrue();
        assertThat(Failures.isOutage(ended(rejected, RetryState.RETRY_STATE_NON_RETRYABLE_FAILURE)))
                .isFalse();
    }

    private static ActivityFailure ended(TemporalFailure cause, RetryState how) {
        return new ActivityFailure("failed", 1, 2, "Plan", "3", how, "worker", cause);
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
