package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.inquest.analysis.Observed;
import dev.inquest.incident.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobsTest {

    private static final String FAILED = """
            {apiVersion: batch/v1, kind: Job, metadata: {name: nightly-28000001, namespace: ns},
             status: {conditions: [{type: Failed, status: 'True', reason: BackoffLimitExceeded, message: too often}]}}
            """;

    @Test
    void aJobThatFailedForGoodIsFound() {
        assertThat(new Observed().objects(FAILED).findings(new Jobs()))
                .containsExactly("job.failed ns/Job/nightly-28000001");
    }

    @Test
    void aLaterSuccessOfTheSameScheduleMakesItHistory() {
        Observed observed = new Observed().objects(FAILED).objects("""
                {apiVersion: batch/v1, kind: Job, metadata: {name: nightly-28000002, namespace: ns},
                 status: {conditions: [{type: Complete, status: 'True'}]}}
                """);

        assertThat(observed.findings(new Jobs())).containsExactly("job.failed-before ns/Job/nightly-28000001");
    }

    @Test
    void aPodOfACompletedJobThatFailedOnceIsALeftOver() {
        Observed observed = new Observed()
                .row("Job", "once", Map.of("COMPLETIONS", "1/1"))
                .objects("""
                        {apiVersion: v1, kind: Pod, metadata: {name: once-x, namespace: ns, ownerReferences: [{kind: Job, name: once}]}}
                        """)
                .pod("once-x", "0/1", "Error", "0");

        assertThat(observed.findings(new PodStatus())).containsExactly("pod.left-over ns/Pod/once-x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */5 * * * * | true
            0 3 * * 1-5 | true
            @daily      | true
            * * * *     | false
            61 * * * *  | false
            every day   | false
            0 25 * * *  | false
            * * 32 13 * | false
            5-1 * * * * | false
            */0 * * * * | false
            0 0 * * 7   | false
            0 */24 * * * | true
            0 0 * JAN MON-FRI | true
            TZ=UTC 0 3 * * * | true
            @every 1h30m | true
            @every day  | false
            @reboot     | false
            """)
    void schedulesAreReadAsTheControllerReadsThem(String schedule, boolean valid) {
        assertThat(CronSchedule.isValid(schedule)).isEqualTo(valid);
    }

    @Test
    void cronJobWithInvalidScheduleIsReported() {
        // Given
        Observed observed = new Observed().objects("""
                {kind: CronJob, metadata: {name: nightly, namespace: ns}, spec: {schedule: '0 25 * * *'}}
                """);

        // When
        List<Finding> found = new CronJobs().analyze(observed.seen(), Observed.incident("Trouble"));

        // Then
        assertThat(found)
                .extracting(Finding::code, Finding::message)
                .containsExactly(
                        tuple("cronjob.schedule-invalid", "CronJob nightly has an invalid schedule: \"0 25 * * *\"."));
    }

    @Test
    void aSuspendedScheduleIsTold() {
        Observed observed = new Observed().objects("""
                {kind: CronJob, metadata: {name: nightly, namespace: ns}, spec: {schedule: '0 3 * * *', suspend: true}}
                """);

        assertThat(observed.findings(new CronJobs())).containsExactly("cronjob.suspended ns/CronJob/nightly");
    }
}
