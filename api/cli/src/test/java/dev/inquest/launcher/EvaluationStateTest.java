package dev.inquest.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationStateTest {

    private static final String ANSWERS = """
            {"run":"r7"}
            {"begun":"one/taught","number":1,"microUsd":9000000}
            {"answer":{"recording":"one","models":{"microUsd":1250000,"roles":{"student":{"microUsd":1250000}}}},"chain":[]}
            {"discarded":"two/taught","microUsd":500000}
            {"answer":{"recording":"three","error":null},"chain":[]}
            """;

    @TempDir
    private Path state;

    private final StringWriter said = new StringWriter();
    private Path journal;

    @BeforeEach
    void anUnfinishedEvaluation() throws IOException {
        journal = Files.createDirectories(state.resolve("evaluations")).resolve("e.jsonl");
        Files.writeString(journal, ANSWERS);
        Files.createFile(state.resolve("built"));
    }

    @Test
    void beginGoesOnWithSameBuild() throws IOException {
        builtAt(Instant.now().minusSeconds(60)).begin(false, () -> {});

        assertThat(said.toString()).isEmpty();
        assertThat(journal).exists();
    }

    @Test
    void beginSaysWhatNewBuildDiscards() throws IOException {
        builtAt(Instant.now().plusSeconds(60)).begin(false, () -> {});

        assertThat(said.toString()).contains("built anew", "discarding 2 answers that cost $1.75.");
        assertThat(journal).doesNotExist();
    }

    @Test
    void beginAfreshDiscardsSilently() throws IOException {
        builtAt(Instant.now().plusSeconds(60)).begin(true, () -> {});

        assertThat(said.toString()).isEmpty();
        assertThat(journal).doesNotExist();
    }

    @Test
    void endKeepsUnfinishedAndForgetsFinished() throws IOException {
        EvaluationState kept = builtAt(Instant.now().minusSeconds(60));
        Path database = Files.createDirectories(state.resolve("postgres"));

        kept.end(true);

        assertThat(said.toString()).contains("the same command continues it");
        assertThat(database).exists();
        Files.delete(journal);
        kept.end(true);
        assertThat(database).doesNotExist();
    }

    private EvaluationState builtAt(Instant time) throws IOException {
        Path stamp = Files.createFile(state.resolve("stamp"));
        Files.setLastModifiedTime(stamp, FileTime.from(time));
        return new EvaluationState(StateDirectory.at(state), stamp, new Messages(new PrintWriter(said, true), false));
    }
}
