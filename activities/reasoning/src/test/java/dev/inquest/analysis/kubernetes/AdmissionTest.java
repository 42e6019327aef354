package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API server answers when it refuses a pod. */
class AdmissionTest {

    private static final String REPLICA_SET = "till-6d5fdb58ff";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quota.exceeded Namespace/ns|pods \"till-6d5fdb58ff-x\" is forbidden: exceeded quota: compute,"
                        + " requested: requests.cpu=1, used: requests.cpu=4, limited: requests.cpu=4",
                "quota.exceeded Namespace/ns|pods \"till-6d5fdb58ff-x\" is forbidden: failed quota: compute: must"
                        + " specify limits.cpu for: app",
                "admission.service-account-missing ns/Deployment/till|pods \"till-6d5fdb58ff-\" is forbidden: error"
                        + " looking up service account ns/till: serviceaccount \"till\" not found",
                "admission.limit-range ns/Deployment/till|pods \"till-6d5fdb58ff-x\" is forbidden: maximum cpu usage"
                        + " per Container is 500m, but limit is 2",
                "admission.pod-security ns/Deployment/till|pods \"till-6d5fdb58ff-x\" is forbidden: violates"
                        + " PodSecurity \"restricted:latest\": runAsNonRoot != true",
                "admission.webhook-denied ns/Deployment/till|admission webhook \"policy.example.com\" denied the"
                        + " request: no label team",
                "admission.webhook-unavailable ns/Deployment/till|Internal error occurred: failed calling webhook"
                        + " \"policy.example.com\": no endpoints available for service \"policy\"",
            })
    void theRefusalNamesWhatToMend(String expected, String message) {
        Observed observed = new Observed()
                .row("Deployment", "till", Map.of("READY", "0/1"))
                .warning("ReplicaSet", REPLICA_SET, "FailedCreate", "Error creating: " + message);

        List<String> found = observed.findings(new Admission());

        assertThat(found).containsExactly(expected);
    }

    @Test
    void aWorkloadThatIsCompleteByNowIsNotComplainedOf() {
        Observed observed = new Observed()
                .row("Deployment", "till", Map.of("READY", "1/1"))
                .warning(
                        "ReplicaSet", REPLICA_SET, "FailedCreate", "Error creating: pods is forbidden: exceeded quota");

        List<String> found = observed.findings(new Admission());

        assertThat(found).isEmpty();
    }
}
