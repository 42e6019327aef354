package dev.inquest.runtime;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;

/** Waits at start-up until PostgreSQL takes connections. A refusal that waiting cannot mend ends the wait at once. */
final class PostgresWait {

    private static final long BETWEEN_ATTEMPTS_MILLIS = 1_000;
    private static final int ATTEMPTS_PER_LINE = 5;

    private final String url;
    private final Properties properties = new Properties();
    private final Consumer<String> console;

    PostgresWait(Config config, Consumer<String> console) {
        this.url = config.getValue("quarkus.datasource.jdbc.url", String.class);
        this.console = console;
        properties.setProperty("user", config.getValue("quarkus.datasource.username", String.class));
        properties.setProperty("password", config.getValue("quarkus.datasource.password", String.class));
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", "5");
    }

    /** Whether it takes connections; otherwise the console was told why not and what to do. */
    boolean await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (int attempt = 0; ; attempt++) {
            try (Connection connection = DriverManager.getConnection(url, properties)) {
                return true;
            } catch (SQLException e) {
                if (permanent(e)) {
                    console.accept("inquest does not start: PostgreSQL at " + place() + " refuses: " + firstLine(e)
                            + ". Check INQUEST_DB_URL, INQUEST_DB_USER and INQUEST_DB_PASSWORD.");
                    return false;
                }
                if (System.nanoTime() >= deadline || !pause()) {
                    console.accept(
                            "inquest does not start: PostgreSQL at " + place() + " did not answer within " + patience
                                    + ": " + firstLine(e)
                                    + ". Start it, or name another one by INQUEST_DB_URL, and start inquest again.");
                    return false;
                }
                if (attempt % ATTEMPTS_PER_LINE == 0) {
                    console.accept("inquest waits for PostgreSQL at " + place() + ": " + firstLine(e));
                }
            }
        }
    }

    /** Class 28: wrong user or password; 3D: no such database. */
    private static boolean permanent(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("28") || state.startsWith("3D");
    }

    /** The URL without its parameters, which may hold the password. */
    private String place() {
        return url.replaceFirst("\\?.*", "");
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse("no reason given")
                .replaceFirst("\\.$", "");
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_ATTEMPTS_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
