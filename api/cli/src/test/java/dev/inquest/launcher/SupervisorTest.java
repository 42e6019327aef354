package dev.inquest.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.inquest.cli.CommandFailedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    @TempDir
    private Path directory;

    private final StringWriter said = new StringWriter();

    @AfterEach
    void stopAll() {
        ProcessId.alive(state().pidFile("server")).flatMap(ProcessId::handle).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void startThenStopLeavesNothing() {
        Supervisor supervisor = supervisor();
        Server server = new Server("echo up; exec sleep 60", Duration.ofSeconds(20));

        supervisor.start(server);
        supervisor.mustBecomeReady(server);
        ProcessId process = ProcessId.alive(state().pidFile("server")).orElseThrow();
        supervisor.stopStarted();

        assertThat(process.isAlive()).isFalse();
        assertThat(state().pidFile("server")).doesNotExist();
        assertThat(said.toString()).contains("stopped server");
    }

    @Test
    void stopKillsServerThatIgnoresTheSignal() {
        Supervisor supervisor = supervisor();
        Server server = new Server("trap '' TERM; echo up; while :; do sleep 1; done", Duration.ZERO);
        supervisor.start(server);
        supervisor.mustBecomeReady(server);

        supervisor.stopStarted();

        assertThat(said.toString()).contains("did not stop within 0 s and is killed");
        assertThat(ProcessId.alive(state().pidFile("server"))).isEmpty();
    }

    @Test
    void startUnlessAliveTakesOverWhatKilledLauncherLeft() {
        Server server = new Server("echo up; exec sleep 60", Duration.ofSeconds(20));
        supervisor().start(server);
        ProcessId process = ProcessId.alive(state().pidFile("server")).orElseThrow();
        Supervisor second = supervisor();

        second.startUnlessAlive(server);

        assertThat(ProcessId.alive(state().pidFile("server"))).contains(process);
        assertThat(said.toString()).contains("taking it over");
        second.stopStarted();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void mustBecomeReadyShowsLogOfServerThatEnds() {
        Supervisor supervisor = supervisor();
        Server server = new Server("echo no disk; exit 1", Duration.ofSeconds(20));
        supervisor.start(server);

        assertThatThrownBy(() -> supervisor.mustBecomeReady(server)).isInstanceOf(CommandFailedException.class);
        assertThat(said.toString()).contains("server ended before it was ready", "    no disk");
    }

    @Test
    void mindStartsDeadServerAgain() {
        Supervisor supervisor = supervisor();
        Server server = new Server("echo up; exec sleep 60", Duration.ofSeconds(20));
        supervisor.start(server);
        supervisor.mustBecomeReady(server);
        ProcessId first = ProcessId.alive(state().pidFile("server")).orElseThrow();
        Thread minder = Thread.ofPlatform().daemon().start(() -> supervisor.mind(List.of(server)));

        first.handle().ifPresent(ProcessHandle::destroyForcibly);

        await().atMost(Duration.ofSeconds(60)).until(() -> ProcessId.alive(state().pidFile("server"))
                .filter(now -> now.pid() != first.pid())
                .isPresent());
        supervisor.stopStarted();
        await().atMost(Duration.ofSeconds(60)).until(() -> !minder.isAlive());
        assertThat(said.toString()).contains("server died", "starting server again");
    }

    private StateDirectory state() {
        return StateDirectory.at(directory);
    }

    private Supervisor supervisor() {
        return new Supervisor(state(), System.getenv(), new Messages(new PrintWriter(said, true), false));
    }

    /** Is ready when it has said so. */
    private final class Server implements Sibling {

        private final String script;
        private final Duration stopTime;

        Server(String script, Duration stopTime) {
            this.script = script;
            this.stopTime = stopTime;
        }

        @Override
        public String name() {
            return "server";
        }

        @Override
        public List<String> command() {
            return List.of("sh", "-c", script);
        }

        @Override
        public boolean isReady(ProcessId process) {
            return new SiblingLog(state(), name()).ofThisRun().contains("up");
        }

        @Override
        public Optional<String> refusal() {
            return Optional.empty();
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration stopTime() {
            return stopTime;
        }
    }
}
