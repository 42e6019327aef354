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
                // Once begun it writes on to the cap, and a slow machine must be done by the time-out.
                "inquest.student.max-output-tokens",
                "500",
                "inquest.student.timeout",
                "PT5M");
    }

    @Override
    public void stop() {
        if (current != null) {
            current.close();
        }
    }
}
