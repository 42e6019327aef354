package dev.inquest.launcher;

import dev.inquest.cli.CommandFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The suites that take minutes or need rare tools, and the installers of these tools. */
final class LongSuites {

    private final Launch launch;
    private final Map<String, String> environment;

    /** @param environment that of the tests, to which the tools are added */
    LongSuites(Launch launch, Map<String, String> environment) {
        this.launch = launch;
        this.environment = environment;
    }

    /** Returns the classes of tests with the tag. */
    static List<String> names(Path home) {
        try (Stream<Path> files = Files.find(
                home,
                15,
                (path, attributes) -> attributes.isRegularFile()
                        && path.toString().contains("/src/test/java/")
                        && path.toString().endsWith(".java"))) {
            return files.filter(LongSuites::isLong)
                    .map(path -> path.getFileName().toString().replace(".java", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The tests of " + home + " cannot be listed: " + e, e);
        }
    }

    private static boolean isLong(Path file) {
        try {
            return Files.readString(file).contains("\n@Tag(\"long\")");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e, e);
        }
    }

    /**
     * Installs the control plane of the live-cluster suite.
     *
     * @throws CommandFailedException when it cannot be installed
     */
    void needControlPlane() {
        if (!installed("deploy/live-cluster/install", "a Kubernetes control plane (compiled once, about 10 minutes)")) {
            throw new CommandFailedException("a Kubernetes control plane could not be installed (see "
                    + launch.state().log("install") + "). Put its programs on the PATH or set INQUEST_KUBERNETES_BIN to"
                    + " their directory; deploy/live-cluster/README.md says more.");
        }
    }

    /** Installs the small model; without it its suite says that it did not run. */
    void wantSmallModel() {
        if (!installed("deploy/small-model/install", "a small model and llama.cpp's server (once, about 10 minutes)")) {
            launch.messages()
                    .say("they could not be installed (see " + launch.state().log("install")
                            + "): the suite with a real model will not run. It takes python3 with pip, CMake and a C++"
                            + " compiler; or set INQUEST_LLM_SERVER to llama.cpp's llama-server and INQUEST_LLM_MODEL"
                            + " to a GGUF file.");
        }
    }

    private boolean installed(String installer, String what) {
        if (isThere(installer)) {
            return true;
        }
        Path log = launch.state().log("install");
        launch.messages().say(what + " is not here: installing it (log: " + log + ")");
        List<String> command = List.of(
                launch.home().resolve(installer).toString(),
                launch.state().tools().toString());
        new Commands(environment).logged(log, launch.home(), command, launch.messages(), "installing " + what);
        return isThere(installer);
    }

    /** Asks the installer, which prints the variables that name what is there. */
    private boolean isThere(String installer) {
        return new Commands(environment)
                .output(
                        launch.home().resolve(installer).toString(),
                        "--check",
                        launch.state().tools().toString())
                .map(LongSuites::variables)
                .map(variables -> {
                    environment.putAll(variables);
                    return true;
                })
                .orElse(false);
    }

    private static Map<String, String> variables(String lines) {
        Map<String, String> variables = new TreeMap<>();
        lines.lines()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> variables.put(parts[0], parts[1]));
        return variables;
    }
}
