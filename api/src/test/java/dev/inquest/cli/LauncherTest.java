package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the launcher begins an evaluation: by its own functions, with nothing to start or stop. */
class LauncherTest {

    private static final Path LAUNCHER = Path.of(System.getProperty("checkout.root", ".."), "inquest");
    private static final String ANSWERS = """
            {"run":"r7"}
            {"begun":"one/taught","number":1,"microUsd":9000000}
            {"answer":{"recording":"one","models":{"microUsd":1250000,"roles":{"student":{"microUsd":1250000}}}},"chain":[]}
            {"discarded":"two/taught","microUsd":500000}
            {"answer":{"recording":"three","error":null},"chain":[]}
            """;

    @TempDir
    private Path state;

    private Path journal;

    @BeforeEach
    void anUnfinishedEvaluation() throws IOException {
        journal = Files.createDirectories(state.resolve("evaluations")).resolve("e.jsonl");
        Files.writeString(journal, ANSWERS);
        Files.createFile(state.resolve("built"));
    }

    @Test
    void theSameBuildGoesOn() throws Exception {
        String said = begin(Instant.now().minusSeconds(60), "");

        assertThat(said).isEmpty();
        assertThat(journal).exists();
    }

    @Test
    void aNewBuildSaysWhatItDiscards() throws Exception {
        String said = begin(Instant.now().plusSeconds(60), "");

        assertThat(said).contains("built anew", "discarding 2 answers that cost $1.75.");
        assertThat(journal).doesNotExist();
    }

    @Test
    void whoAsksForANewEvaluationKnowsWhatIsDiscarded() throws Exception {
        String said = begin(Instant.now().plusSeconds(60), "--fresh");

        assertThat(said).isEmpty();
        assertThat(journal).doesNotExist();
    }

    private String begin(Instant built, String option) throws IOException, InterruptedException {
        Path stamp = Files.createFile(state.resolve("stamp"));
        Files.setLastModifiedTime(stamp, FileTime.from(built));
        String script = Files.readString(LAUNCHER, StandardCharsets.UTF_8);
        int from = script.indexOf("evaluation_unfinished() {");
        int to = script.indexOf("\nend_evaluation() {");
        assertThat(from).as("the launcher has these functions").isPositive().isLessThan(to);
        Process bash = new ProcessBuilder("bash", "-euo", "pipefail", "-s", "DIR", option)
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream()
                .write("""
                STATE='%s' STAMP='%s'
                say() { printf '%%s\\n' "$*"; }
                stop_all() { :; }
                %s
                begin_evaluation "$@"
                """.formatted(state, stamp, script.substring(from, to)).getBytes(StandardCharsets.UTF_8));
        bash.getOutputStream().close();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said;
    }
}
