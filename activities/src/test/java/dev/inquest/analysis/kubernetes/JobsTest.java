package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
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
            """)
    void schedulesAreReadAsTheControllerReadsThem(String schedule, boolean valid) {
        assertThat(CronJobs.isValid(schedule)).isEqualTo(valid);
    }

    @Test
    void aSuspendedScheduleIsTold() {
        Observed observed = new Observed().objects("""
                {kind: CronJob, metadata: {name: nightly, namespace: ns}, spec: {schedule: '0 3 * * *', suspend: true}}
                """);

        assertThat(observed.findings(new CronJobs())).containsExactly("cronjob.suspended ns/CronJob/nightly");
    }
}
