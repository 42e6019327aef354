package dev.inquest.launcher;

import dev.inquest.cli.CommandFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The checkout's Maven. */
final class Maven {

    private final Path home;
    private final Map<String, String> environment;

    Maven(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** Runs it; its output goes to a log, and to a printer as far as wanted. Returns its exit code. */
    int run(List<String> arguments, Path log, PrintWriter out, Predicate<String> wanted) {
        List<String> command = new ArrayList<>(List.of("./mvnw", "-B", "-ntp"));
        command.addAll(arguments);
        ProcessBuilder maven = new Commands(environment)
                .builder(command)
                .directory(home.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true);
        try {
            Process process = maven.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            try (BufferedReader lines = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                    PrintWriter kept = new PrintWriter(Files.newBufferedWriter(log))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    kept.println(line);
                    if (wanted.test(line)) {
                        out.println(line);
                        out.flush();
                    }
                }
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new CommandFailedException("Maven cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("Maven was interrupted", e);
        }
    }
}
