package dev.inquest.runtime;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Starts the service. What is wrong with the configuration and a PostgreSQL that is not there are said in plain lines before
 * anything starts: a stack trace helps nobody with either. Standard error, because no log is set up yet.
 */
@QuarkusMain
public final class Main {

    /** Exit code for a configuration that cannot be used. */
    static final int BAD_CONFIGURATION = 2;

    /** Exit code for a PostgreSQL that did not appear in time. */
    static final int NO_DATABASE = 3;

    private Main() {}

    public static void main(String... args) {
        PrintStream console = System.err;
        Config config = ConfigProvider.getConfig();
        List<String> problems = new ConfigurationChecks(config).problems();
        if (!problems.isEmpty()) {
            console.println("inquest does not start, because of its configuration:");
            problems.forEach(problem -> console.println("  - " + problem));
            System.exit(BAD_CONFIGURATION);
        }
        if (!new PostgresWait(config, console::println).await(startupWait(config))) {
            System.exit(NO_DATABASE);
        }
        TraceExport.configure(config);
        Quarkus.run(args);
    }

    private static Duration startupWait(Config config) {
        return config.getOptionalValue(ProcessChecks.STARTUP_WAIT, String.class)
                .map(Duration::parse)
                .orElse(Duration.ofMinutes(1));
    }
}
