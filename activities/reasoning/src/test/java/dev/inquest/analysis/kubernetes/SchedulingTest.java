package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scheduler's own sentences, as kube-scheduler writes them. */
class SchedulingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pod.cpu-insufficient|0/3 nodes are available: 1 node(s) had untolerated taint"
                        + " {node-role.kubernetes.io/control-plane: }, 2 Insufficient cpu. preemption: 0/3 nodes are"
                        + " available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for"
                        + " incoming pod.",
                "pod.memory-insufficient|0/2 nodes are available: 2 Insufficient memory.",
                "pod.taint-untolerated|0/4 nodes are available: 1 node(s) had untolerated taint"
                        + " {node-role.kubernetes.io/control-plane: }, 3 node(s) had untolerated taint {team: ml}.",
                "pod.node-selector-unmet|0/3 nodes are available: 3 node(s) didn't match Pod's node"
                        + " affinity/selector.",
                "pod.anti-affinity-unmet|0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules.",
                "pod.topology-spread-unmet|0/3 nodes are available: 3 node(s) didn't match pod topology spread"
                        + " constraints.",
                "pod.nodes-cordoned|0/2 nodes are available: 2 node(s) were unschedulable.",
                "pod.claim-unbound|0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims.",
                "pod.volume-zone-conflict|0/3 nodes are available: 3 node(s) had volume node affinity conflict.",
                "pod.host-port-taken|0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod"
                        + " ports.",
                "storage.claim-missing|persistentvolumeclaim \"data\" not found",
            })
    void theReasonThatTellsMostIsNamed(String expected, String message) {
        Observed observed = new Observed()
                .pod("till-0", "0/1", "Pending", "0")
                .warning("Pod", "till-0", "FailedScheduling", message);

        List<String> found = observed.findings(new Scheduling());

        assertThat(found).containsExactly(expected + " ns/Pod/till-0");
    }

    @Test
    void aPodThatRunsByNowIsNotComplainedOf() {
        Observed observed = new Observed()
                .pod("till-0", "1/1", "Running", "0")
                .warning("Pod", "till-0", "FailedScheduling", "0/2 nodes are available: 2 Insufficient memory.");

        List<String> found = observed.findings(new Scheduling());

        assertThat(found).isEmpty();
    }
}
