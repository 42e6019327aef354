package dev.inquest.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Temporal's development server. */
final class TemporalServer implements Sibling {

    /** Registered at its start: attributes that are added later are not known everywhere at once. */
    private static final List<String> SEARCH_ATTRIBUTES = List.of(
            "InquestPhase", "InquestOutcome", "InquestCluster", "InquestNamespace", "InquestFault", "InquestMode");

    private final StateDirectory state;
    private final Path cli;
    private final int port;
    private final int uiPort;
    private final Map<String, String> environment;

    TemporalServer(StateDirectory state, Path cli, int port, int uiPort, Map<String, String> environment) {
        this.state = state;
        this.cli = cli;
        this.port = port;
        this.uiPort = uiPort;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "temporal";
    }

    @Override
    public List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                cli.toString(),
                "server",
                "start-dev",
                "--db-filename",
                state.temporalDatabase().toString()));
        command.addAll(List.of("--log-level", "warn", "--ip", "127.0.0.1", "--port", String.valueOf(port)));
        command.addAll(List.of("--ui-ip", "127.0.0.1", "--ui-port", String.valueOf(uiPort)));
        SEARCH_ATTRIBUTES.forEach(name -> command.addAll(List.of("--search-attribute", name + "=Keyword")));
        return command;
    }

    @Override
    public boolean isReady(ProcessId process) {
        return new Commands(environment)
                .output(cli.toString(), "operator", "cluster", "health", "--address", "127.0.0.1:" + port)
                .filter(health -> health.contains("SERVING"))
                .isPresent();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(60);
    }

    @Override
    public Duration stopTime() {
        return Duration.ofSeconds(15);
    }
}
