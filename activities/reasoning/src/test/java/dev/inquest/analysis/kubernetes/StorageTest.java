package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageTest {

    private static final String VOLUME = """
            {apiVersion: v1, kind: PersistentVolume, metadata: {name: disk, labels: {tier: fast}},
             spec: {capacity: {storage: 10Gi}, accessModes: [ReadWriteOnce], storageClassName: local},
             status: {phase: Available}}
            """;

    @ParameterizedTest(name = "class {0}, {1}, {2}, tier {3}: {4}")
    @CsvSource({
        "local, 10Gi, ReadWriteOnce, fast, none",
        "cloud, 10Gi, ReadWriteOnce, fast, claim.storage-class-differs",
        "local, 11Gi, ReadWriteOnce, fast, claim.capacity-too-large",
        "local, 5Gi,  ReadWriteMany, fast, claim.access-mode-differs",
        "local, 5Gi,  ReadWriteOnce, slow, claim.selector-differs",
    })
    void theFieldThatKeepsTheVolumeAwayIsNamed(
            String storageClass, String size, String mode, String tier, String expected) {
        Observed observed = new Observed().objects(VOLUME).objects("""
                {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: ns},
                 spec: {volumeName: disk, storageClassName: %s, accessModes: [%s], resources: {requests: {storage: %s}},
                        selector: {matchLabels: {tier: %s}}},
                 status: {phase: Pending}}
                """.formatted(storageClass, mode, size, tier));

        List<String> found = observed.findings(new Storage());

        String claim = " ns/PersistentVolumeClaim/data";
        assertThat(found)
                .isEqualTo(
                        expected.equals("none")
                                ? List.of("claim.not-bound" + claim)
                                : List.of("claim.not-bound" + claim, expected + claim));
    }

    @Test
    void aVolumeOfAnotherClaimIsTaken() {
        Observed observed = new Observed()
                .objects(VOLUME.replace("status: {phase: Available}", "status: {phase: Bound}")
                        .replace("spec: {", "spec: {claimRef: {namespace: other, name: data}, "))
                .objects(claim("Pending"));

        List<String> found = observed.findings(new Storage());

        assertThat(found).contains("claim.volume-taken ns/PersistentVolumeClaim/data");
    }

    @Test
    void aBoundClaimIsInOrder() {
        Observed observed = new Observed().objects(VOLUME).objects(claim("Bound"));

        List<String> found = observed.findings(new Storage());

        assertThat(found).isEmpty();
    }

    private static String claim(String phase) {
        return "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: ns}, spec: {volumeName:"
                + " disk, storageClassName: local, accessModes: [ReadWriteOnce], resources: {requests: {storage:"
                + " 1Gi}}}, status: {phase: " + phase + "}}";
    }
}
