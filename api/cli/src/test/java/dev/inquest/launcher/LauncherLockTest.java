package dev.inquest.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherLockTest {

    @TempDir
    private Path directory;

    @Test
    void takeIsRefusedWhileHeldAndSaysByWhom() {
        StateDirectory state = StateDirectory.at(directory);

        try (LauncherLock held = LauncherLock.take(state).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(LauncherLock.take(state)).isEmpty();
            assertThat(LauncherLock.holderWords(state))
                    .isEqualTo("pid " + ProcessHandle.current().pid());
        }

        Optional<LauncherLock> again = LauncherLock.take(state);
        assertThat(again).isPresent();
        again.get().close();
        assertThat(LauncherLock.holder(state)).isEmpty();
    }

    @Test
    void takeSucceedsAfterHolderWasKilled() throws Exception {
        StateDirectory state = StateDirectory.at(directory);
        Files.writeString(state.run().resolve("launcher.lock"), "");
        new ProcessId(ProcessHandle.current().pid(), Instant.EPOCH).write(state.pidFile("launcher"));

        Optional<LauncherLock> taken = LauncherLock.take(state);

        assertThat(taken).isPresent();
        taken.get().close();
    }
}
