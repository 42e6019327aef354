package dev.inquest.live;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A small real model for one test run, which plays the student. */
public final class SmallModelResource implements QuarkusTestResourceLifecycleManager {

    private static volatile ModelServer current;

    /** The server of this test run. */
    static ModelServer current() {
        return current;
    }

    @Override
    public Map<String, String> start() {
        current = ModelServer.start();
        return Map.of(
                "inquest.student.provider",
                "openai",
                "inquest.student.base-url",
                current.baseUrl(),
                "inquest.student.model",
                ModelServer.MODEL,
                "inquest.student.context-window",
                String.valueOf(ModelServer.CONTEXT),
                // As many cores as there may be: it writes its longest answer well within.
                "inquest.student.timeout",
                "PT4M");
    }

    @Override
    public void stop() {
        if (current != null) {
            current.close();
        }
    }
}
