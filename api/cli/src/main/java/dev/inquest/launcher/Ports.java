package dev.inquest.launcher;

import dev.inquest.cli.CommandFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Chooses the ports of an instance and remembers them for the next time. */
final class Ports {

    static final String API = "INQUEST_PORT";
    static final String TEMPORAL = "INQUEST_TEMPORAL_PORT";
    static final String TEMPORAL_UI = "INQUEST_TEMPORAL_UI_PORT";
    static final String POSTGRES = "INQUEST_POSTGRES_PORT";

    private static final List<Wanted> WANTED = List.of(
            new Wanted("temporal", TEMPORAL, 7233, "Temporal"),
            new Wanted("temporal", TEMPORAL_UI, 8233, "the Temporal UI"),
            new Wanted("postgres", POSTGRES, 5433, "PostgreSQL"),
            new Wanted("inquest", API, 8080, "the API"));
    private static final int LAST = 65_535;
    private static final int PRIVATE_FROM = 20_000;
    private static final int PRIVATE_RANGE = 3_000;
    private static final Pattern SS = Pattern.compile("users:\\(\\(\"([^\"]*)\",pid=(\\d+)");

    private final StateDirectory state;
    private final Map<String, String> environment;
    private final Messages messages;

    Ports(StateDirectory state, Map<String, String> environment, Messages messages) {
        this.state = state;
        this.environment = environment;
        this.messages = messages;
    }

    private record Wanted(String sibling, String variable, int usual, String what) {}

    /**
     * Chooses all. A port that the user set is used or refused; else the one of the last time or the usual one is, or the
     * next free one. Nobody has to remember those of a private instance: any will do.
     */
    Map<String, Integer> choose(boolean privateInstance) {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        int from = PRIVATE_FROM;
        for (Wanted wanted : WANTED) {
            int usual = privateInstance ? from + ThreadLocalRandom.current().nextInt(PRIVATE_RANGE) : wanted.usual();
            String set = privateInstance ? "" : environment.getOrDefault(wanted.variable(), "");
            chosen.put(wanted.variable(), choose(wanted, set, usual));
            from += PRIVATE_RANGE;
        }
        remember(chosen);
        return chosen;
    }

    private int choose(Wanted wanted, String set, int usual) {
        Optional<Integer> last = remembered(state, wanted.variable());
        if (last.isPresent() && ProcessId.alive(state.pidFile(wanted.sibling())).isPresent()) {
            return last.get();
        }
        return set.isEmpty() ? free(wanted, last.orElse(usual)) : asSet(wanted, set);
    }

    private int asSet(Wanted wanted, String set) {
        int port;
        try {
            port = Integer.parseInt(set);
        } catch (NumberFormatException e) {
            throw new CommandFailedException(wanted.variable() + " must be a port number but is '" + set + "'.", e);
        }
        if (isTaken(port)) {
            throw new CommandFailedException("port " + port + " for " + wanted.what() + " is taken" + holder(port)
                    + ". Set " + wanted.variable() + " to a free port, or leave it unset to have one chosen.");
        }
        return port;
    }

    private int free(Wanted wanted, int from) {
        int port = from;
        while (isTaken(port)) {
            if (port >= LAST) {
                throw new CommandFailedException("no port from " + from + " on is free for " + wanted.what() + ".");
            }
            messages.tell("port " + port + " for " + wanted.what() + " is taken" + holder(port) + ": trying "
                    + (port + 1) + " (set " + wanted.variable() + " to choose one)");
            port++;
        }
        return port;
    }

    /** Returns the port that was chosen the last time. */
    static Optional<Integer> remembered(StateDirectory state, String variable) {
        try {
            return Files.readAllLines(file(state)).stream()
                    .filter(line -> line.startsWith(variable + "="))
                    .map(line -> Integer.parseInt(line.substring(variable.length() + 1)))
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static boolean isTaken(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void remember(Map<String, Integer> chosen) {
        state.run(); // makes the directory
        try {
            Files.writeString(
                    file(state),
                    chosen.entrySet().stream()
                            .map(e -> e.getKey() + "=" + e.getValue() + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException("The chosen ports cannot be written to " + file(state) + ": " + e, e);
        }
    }

    private static Path file(StateDirectory state) {
        return state.root().resolve("run/ports");
    }

    private String holder(int port) {
        Commands commands = new Commands(environment);
        Matcher ss =
                SS.matcher(commands.output("ss", "-Hltnp", "sport = :" + port).orElse(""));
        if (ss.find()) {
            return " by " + ss.group(1) + " (pid " + ss.group(2) + ")";
        }
        return commands.output("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fcp")
                .orElse("")
                .lines()
                .filter(line -> line.startsWith("c"))
                .map(line -> " by " + line.substring(1))
                .findFirst()
                .orElse("");
    }
}
