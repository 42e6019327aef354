package dev.inquest.live;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A live cluster for one test run, known to the application as {@code live}, read-only. */
public final class LiveClusterResource implements QuarkusTestResourceLifecycleManager {

    static final String NAME = "live";

    private static volatile ControlPlane current;

    /** The cluster of this test run. */
    static ControlPlane current() {
        return current;
    }

    @Override
    public Map<String, String> start() {
        current = ControlPlane.withFakeNodes();
        return Map.of(
                "inquest.clusters." + NAME + ".kubeconfig",
                current.readerKubeconfig().toString());
    }

    @Override
    public void stop() {
        if (current != null) {
            current.close();
        }
    }
}
