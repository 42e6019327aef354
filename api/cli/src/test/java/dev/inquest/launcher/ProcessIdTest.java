package dev.inquest.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdTest {

    @TempDir
    private Path directory;

    @Test
    void aliveReadsProcessThatRuns() {
        Path file = directory.resolve("self.pid");
        ProcessId self = ProcessId.of(ProcessHandle.current());

        self.write(file);

        assertThat(ProcessId.alive(file)).contains(self);
    }

    @Test
    void aliveIsEmptyForReusedPid() {
        Path file = directory.resolve("other.pid");
        ProcessId self = ProcessId.of(ProcessHandle.current());

        new ProcessId(self.pid(), self.started().minusSeconds(60)).write(file);

        assertThat(ProcessId.alive(file)).isEmpty();
    }

    @Test
    void aliveIsEmptyForProcessThatEnded() throws Exception {
        Path file = directory.resolve("ended.pid");
        Process child = new ProcessBuilder("sleep", "60").start();
        ProcessId.of(child.toHandle()).write(file);

        child.destroyForcibly().waitFor();

        assertThat(ProcessId.alive(file)).isEmpty();
    }

    @Test
    void readIsEmptyForTornFile() throws Exception {
        Path file = Files.writeString(directory.resolve("torn.pid"), "12");

        assertThat(ProcessId.read(file)).isEmpty();
        assertThat(ProcessId.read(directory.resolve("none.pid"))).isEmpty();
    }
}
