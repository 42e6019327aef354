package dev.inquest.investigation.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recorded history of every released version still replays: a running investigation survives an upgrade. A folder
 * below a version's holds what was recorded before the change that it is named after.
 */
class InvestigationReplayTest {

    static List<Path> histories() throws IOException, URISyntaxException {
        Path root =
                Path.of(InvestigationReplayTest.class.getResource("/histories").toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }

    /** A history that is added or lost changes these numbers: a change of them is to be seen in a review. */
    @Test
    void everyBranchKeepsItsHistories() throws Exception {
        // When
        Map<String, Long> histories = histories().stream()
                .collect(Collectors.groupingBy(
                        file -> file.getParent().getFileName().toString(), Collectors.counting()));

        // Then
        assertThat(histories).containsOnly(Map.entry("0.1", 46L), Map.entry("before-bounded-asking", 10L));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void replays(Path history) throws IOException {
        String json = Files.readString(history);

        assertThatCode(() -> WorkflowReplayer.replayWorkflowExecution(
                        WorkflowExecutionHistory.fromJson(json), InvestigationWorkflowImpl.class))
                .doesNotThrowAnyException();
    }

    @Test
    void aHistoryThatTheCodeWouldNotHaveWrittenIsNoticed() throws Exception {
        String json = Files.readString(histories().getFirst()).replace("\"Orient\"", "\"Disorient\"");

        assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(
                        WorkflowExecutionHistory.fromJson(json), InvestigationWorkflowImpl.class))
                .isInstanceOf(Exception.class);
    }
}
