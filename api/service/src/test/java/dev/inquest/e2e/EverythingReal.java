package dev.inquest.e2e;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.Map;

/** The application as it is shipped, with the shipped recordings: the stubs of the other suites are left out. */
public class EverythingReal implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Path recordings = Path.of(System.getProperty("checkout.root", "../.."), "deploy", "recordings");
        return Map.of(
                "inquest.reconciliation.interval",
                "PT1S",
                "inquest.recordings",
                recordings.toAbsolutePath().normalize().toString(),
                "quarkus.arc.exclude-types",
                "dev.inquest.support.StubClusters$Directory,dev.inquest.support.StubClusters$Recorded,"
                        + "dev.inquest.runtime.StubWorkflowTypes");
    }
}
