package dev.inquest.investigation.workflow;

import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.TestInfo;

/**
 * Records workflow histories for the replay test: run the workflow tests with
 * {@code -Dinquest.histories=workflows/src/test/resources/histories/<version>} when a version is released. A recorded
 * history is never changed afterwards: what is there already makes the recording fail.
 */
final class Histories {

    /** Process and host of whoever recorded it, which say nothing. */
    private static final String IDENTITY = "(\"identity\": \")[^\"]*(\")";

    private Histories() {}

    static void record(WorkflowClient client, String workflowId, TestInfo test) throws IOException {
        String directory = System.getProperty("inquest.histories", "");
        if (directory.isBlank()) {
            return;
        }
        Path file = Path.of(directory).resolve(name(test) + ".json");
        Files.createDirectories(file.getParent());
        String history = client.fetchHistory(workflowId).toJson(true).replaceAll(IDENTITY, "$1worker$2");
        Files.writeString(file, history, StandardOpenOption.CREATE_NEW);
    }

    /** The test's, and the parameter's where it has one. */
    private static String name(TestInfo test) {
        String method = test.getTestMethod().orElseThrow().getName();
        String shown = test.getDisplayName();
        return shown.startsWith(method + "(") ? method : method + "-" + shown.split(",")[0].replace("\"", "");
    }
}
