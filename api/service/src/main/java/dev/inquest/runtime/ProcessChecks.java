package dev.inquest.runtime;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Checks what the process connects to, which parts it plays and how it starts. */
final class ProcessChecks {

    static final String STARTUP_WAIT = "inquest.startup.wait";
    private static final Set<String> ROLES = Set.of("api", "worker");

    private final Config config;
    private final List<String> problems = new ArrayList<>();

    private ProcessChecks(Config config) {
        this.config = config;
    }

    /** Returns one sentence for each problem, saying what to change; empty when all is well. */
    static List<String> problems(Config config) {
        return new ProcessChecks(config).problems();
    }

    private List<String> problems() {
        temporalTarget();
        web("inquest.temporal.ui-url", "http://127.0.0.1:8233");
        web(TraceExport.ENDPOINT, "http://127.0.0.1:4317");
        roles();
        database();
        startupWait();
        cron();
        return List.copyOf(problems);
    }

    private void temporalTarget() {
        text("inquest.temporal.target")
                .filter(target -> !target.matches(".+:[0-9]{1,5}"))
                .ifPresent(target -> problems.add(
                        "inquest.temporal.target is '" + target + "': write host:port, as in 127.0.0.1:7233"));
    }

    private void web(String key, String example) {
        text(key)
                .filter(url -> !web(url))
                .ifPresent(
                        url -> problems.add(key + " is '" + url + "': write an http or https URL, as in " + example));
    }

    private void roles() {
        text("inquest.roles").ifPresent(roles -> Arrays.stream(roles.split(","))
                .map(String::strip)
                .filter(role -> !ROLES.contains(role))
                .forEach(role -> problems.add("inquest.roles has '" + role + "': known are api and worker")));
    }

    private void database() {
        text("quarkus.datasource.jdbc.url")
                .filter(url -> !url.startsWith("jdbc:postgresql:"))
                // Not shown: the URLs of other tools hold the password.
                .ifPresent(url -> problems.add("the database URL (INQUEST_DB_URL) is not one of PostgreSQL's driver:"
                        + " write jdbc:postgresql://host:5432/database"));
    }

    private void startupWait() {
        text(STARTUP_WAIT).ifPresent(wait -> {
            try {
                Duration.parse(wait);
            } catch (DateTimeException e) {
                problems.add(STARTUP_WAIT + " is '" + wait + "': write an ISO-8601 duration, as in PT60S");
            }
        });
    }

    private void cron() {
        text("inquest.consolidation.cron")
                .filter(cron -> cron.strip().split("\\s+").length != 5)
                .ifPresent(cron -> problems.add("inquest.consolidation.cron is '" + cron
                        + "': write the five fields of cron, as in 17 3 * * *"));
    }

    private Optional<String> text(String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static boolean web(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
