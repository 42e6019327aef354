package dev.inquest.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the client runs.
 *
 * @param out answers; what a pipe reads
 * @param err progress and errors
 * @param terminal whether a person watches: colours and a line that is overwritten
 * @param zone the viewer's time zone
 * @param environment the environment variables
 * @param home the checkout, where the demo's truth lies
 * @param local runs what needs a service of this machine, or null where only a running one can be used
 */
public record CliEnvironment(
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        ZoneId zone,
        Map<String, String> environment,
        Path home,
        @Nullable LocalRuntime local) {

    /** Returns the same with another environment, and with what runs services on this machine. */
    public CliEnvironment in(Map<String, String> otherEnvironment, LocalRuntime runtime) {
        return new CliEnvironment(out, err, terminal, zone, otherEnvironment, home, runtime);
    }

    /** Those of this process; what is written is UTF-8 whatever the locale. */
    public static CliEnvironment ofProcess() {
        boolean terminal = Boolean.getBoolean("inquest.terminal");
        return new CliEnvironment(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                terminal,
                ZoneId.systemDefault(),
                System.getenv(),
                Path.of(System.getProperty("inquest.home", ".")),
                null);
    }

    /** Colours are for people who did not switch them off (https://no-color.org). */
    Style style() {
        return new Style(terminal && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }
}
