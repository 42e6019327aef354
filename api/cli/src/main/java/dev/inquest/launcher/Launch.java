package dev.inquest.launcher;

import dev.inquest.cli.CliEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What every verb of the launcher needs to know.
 *
 * @param home the checkout
 * @param state the state directory
 * @param environment the environment variables
 * @param messages the person at the terminal
 * @param interactive whether somebody can press Ctrl-C
 */
record Launch(
        Path home, StateDirectory state, Map<String, String> environment, Messages messages, boolean interactive) {

    static final int USUAL_API_PORT = 8080;

    /** Enough for a scan of 100,000 objects, and little enough for a laptop. */
    private static final String HEAP = "-Xmx2g";

    /** Returns what the script and the environment say. */
    static Launch of(CliEnvironment surroundings) {
        Map<String, String> environment = surroundings.environment();
        String state = environment.getOrDefault("INQUEST_STATE", "");
        return new Launch(
                surroundings.home(),
                StateDirectory.at(state.isEmpty() ? surroundings.home().resolve(".inquest") : Path.of(state)),
                environment,
                new Messages(surroundings.err(), surroundings.terminal()),
                Boolean.getBoolean("inquest.interactive"));
    }

    /** Returns the address of the service of this state directory. */
    String apiAddress() {
        String set = environment.getOrDefault(Ports.API, "");
        return "http://127.0.0.1:"
                + (set.isEmpty()
                        ? String.valueOf(Ports.remembered(state, Ports.API).orElse(USUAL_API_PORT))
                        : set);
    }

    Path serviceJar() {
        return application().resolve("quarkus-run.jar");
    }

    /** Returns when the build that is here was begun: the time of this file. */
    Path buildStamp() {
        return application().resolve(".built");
    }

    /** Returns the class path of the service's code, for a program that runs without the service. */
    String serviceClassPath() {
        return String.join(
                ":",
                Stream.of("app", "lib/main", "lib/boot")
                        .map(directory -> application().resolve(directory) + "/*")
                        .toList());
    }

    /** Returns the command of a JVM that runs the service's code, with a bounded heap. */
    List<String> serviceJvm(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                HEAP));
        Stream.of(environment.getOrDefault("INQUEST_JAVA_OPTS", "").split("\\s+"))
                .filter(option -> !option.isEmpty())
                .forEach(command::add);
        command.addAll(List.of(arguments));
        return command;
    }

    private Path application() {
        return home.resolve("api/service/target/quarkus-app");
    }
}
