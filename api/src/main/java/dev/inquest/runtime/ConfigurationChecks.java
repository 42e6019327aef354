package dev.inquest.runtime;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Finds everything that is wrong with the configuration at once, before anything starts. */
final class ConfigurationChecks {

    static final String STARTUP_WAIT = "inquest.startup.wait";
    private static final String HOST = "quarkus.http.host";
    private static final String TOKEN = "inquest.api.token";
    private static final int MIN_TOKEN = 16;
    private static final Set<String> ROLES = Set.of("api", "worker");

    private final Config config;
    private final List<String> problems = new ArrayList<>();

    ConfigurationChecks(Config config) {
        this.config = config;
    }

    /** One sentence each, saying what to change; empty when all is well. */
    List<String> problems() {
        address();
        token();
        temporalTarget();
        web("inquest.temporal.ui-url", "http://127.0.0.1:8233");
        web(TraceExport.ENDPOINT, "http://127.0.0.1:4317");
        roles();
        database();
        startupWait();
        cron();
        return List.copyOf(problems);
    }

    private void address() {
        String host = text(HOST).orElse("127.0.0.1");
        if (text(TOKEN).isEmpty() && !loopback(host)) {
            problems.add(HOST + " is " + host + ", which others can reach, and there is no authentication: set " + TOKEN
                    + " (INQUEST_API_TOKEN), or bind 127.0.0.1");
        }
    }

    private void token() {
        text(TOKEN)
                .filter(token -> token.length() < MIN_TOKEN)
                .ifPresent(token -> problems.add(
                        TOKEN + " has " + token.length() + " characters: use at least " + MIN_TOKEN + " random ones"));
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

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
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
