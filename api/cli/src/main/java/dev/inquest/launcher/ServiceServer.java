package dev.inquest.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The service itself. */
final class ServiceServer implements Sibling {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int TIMEOUT_MILLIS = 10_000;

    private final StateDirectory state;
    private final Map<String, Integer> ports;
    private final List<String> command;
    private final Map<String, String> settings;

    /**
     * @param command starts it
     * @param settings variables of its configuration, beside addresses and credentials
     */
    ServiceServer(
            StateDirectory state, Map<String, Integer> ports, List<String> command, Map<String, String> settings) {
        this.state = state;
        this.ports = ports;
        this.command = command;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "inquest";
    }

    @Override
    public List<String> command() {
        return command;
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> all = new HashMap<>();
        all.put("INQUEST_HTTP_PORT", String.valueOf(port(Ports.API)));
        all.put("INQUEST_DB_URL", "jdbc:postgresql://127.0.0.1:" + port(Ports.POSTGRES) + "/inquest");
        all.put("INQUEST_DB_USER", "inquest");
        all.put("INQUEST_DB_PASSWORD", password());
        all.put("INQUEST_TEMPORAL_TARGET", "127.0.0.1:" + port(Ports.TEMPORAL));
        all.put("INQUEST_TEMPORAL_UI_URL", "http://127.0.0.1:" + port(Ports.TEMPORAL_UI));
        all.putAll(settings);
        return all;
    }

    /**
     * Asks its readiness. Another program may have taken the port since it was chosen and answer in our place: only our own
     * log is proof.
     */
    @Override
    public boolean isReady(ProcessId process) {
        Pattern listening = Pattern.compile("Listening on: .*:" + port(Ports.API) + "\\b");
        return listening.matcher(new SiblingLog(state, name()).ofThisRun()).find()
                && readiness().map(Readiness::status).orElse(0) == OK;
    }

    /**
     * Returns what a model refuses: a key, or a name that nobody knows there, will not come by waiting. The check of the
     * models is down for that, and for a moment while one was asked and has not answered.
     */
    @Override
    public Optional<String> refusal() {
        return readiness().flatMap(answer -> refusal(answer.body()));
    }

    /** Returns what the models' check says is wrong, in the words of the answer. */
    static Optional<String> refusal(String readiness) {
        try {
            String why = StreamSupport.stream(
                            JSON.readTree(readiness).path("checks").spliterator(), false)
                    .filter(check -> check.path("name").asText().equals("Models"))
                    .filter(check -> check.path("status").asText().equals("DOWN"))
                    .flatMap(check -> check.path("data").properties().stream())
                    .map(e -> "    " + e.getKey() + ": " + e.getValue().asText())
                    .collect(Collectors.joining("\n"));
            return why.isEmpty() || why.contains(" was asked")
                    ? Optional.empty()
                    : Optional.of("inquest cannot play its roles with the models it was given:\n" + why);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(120);
    }

    @Override
    public Duration stopTime() {
        return Duration.ofSeconds(45);
    }

    private record Readiness(int status, String body) {}

    private Optional<Readiness> readiness() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + port(Ports.API) + "/q/health/ready")
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            int status = connection.getResponseCode();
            try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return Optional.of(new Readiness(
                        status, body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private int port(String variable) {
        return ports.getOrDefault(variable, 0);
    }

    private String password() {
        try {
            return Files.readString(state.postgresPassword()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's password cannot be read: " + e, e);
        }
    }
}
