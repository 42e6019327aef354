package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvisioningTest {

    private static final String CLAIM =
            "{kind: PersistentVolumeClaim, metadata: {name: data, namespace: ns}, spec: {storageClassName: fast}, status: {phase: Pending}}";

    @Test
    void aClassThatDoesNotExistIsTold() {
        Observed observed = new Observed()
                .objects(CLAIM)
                .warning(
                        "PersistentVolumeClaim",
                        "data",
                        "ProvisioningFailed",
                        "storageclass.storage.k8s.io \"fast\" not found");

        assertThat(observed.findings(new Provisioning()))
                .containsExactly("claim.storage-class-missing ns/PersistentVolumeClaim/data");
    }

    @Test
    void whatTheProvisionerSaysIsTold() {
        Observed observed = new Observed()
                .objects(CLAIM)
                .warning(
                        "PersistentVolumeClaim",
                        "data",
                        "ProvisioningFailed",
                        "rpc error: quota of the cloud exceeded");

        assertThat(observed.findings(new Provisioning()))
                .containsExactly("claim.provisioning-failed ns/PersistentVolumeClaim/data");
    }

    @Test
    void aClaimThatWaitsForItsConsumerByDesignHarmsNobody() {
        Observed observed = new Observed()
                .objects(CLAIM)
                .row("StorageClass", "fast", Map.of())
                .objects("{kind: StorageClass, metadata: {name: fast}, volumeBindingMode: WaitForFirstConsumer}");

        assertThat(observed.findings(new Storage()))
                .containsExactly("claim.waits-for-consumer ns/PersistentVolumeClaim/data");
    }
}
