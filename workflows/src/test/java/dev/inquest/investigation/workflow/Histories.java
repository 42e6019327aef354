package dev.inquest.investigation.workflow;

import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.TestInfo;

/**
 * Records workflow histories for the replay test: run the workflow tests with
 * {@code -Dinquest.histories=workflows/src/test/resources/histories/<version>} when a version is released. A recorded
 * history is never changed afterwards.
 */
final class Histories {

    private Histories() {}

    static void record(WorkflowClient client, String workflowId, TestInfo test) throws IOException {
        String directory = System.getProperty("inquest.histories", "");
        if (directory.isBlank()) {
            return;
        }
        Path file =
                Path.of(directory).resolve(test.getTestMethod().orElseThrow().getName() + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, client.fetchHistory(workflowId).toJson(true));
    }
}
