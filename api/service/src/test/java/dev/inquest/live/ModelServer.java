package dev.inquest.live;

import static io.restassured.RestAssured.given;

import dev.inquest.support.Directories;
import dev.inquest.support.Ports;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** llama.cpp's server with a small real model, for one test run. */
final class ModelServer implements AutoCloseable {

    static final String MODEL = "small-model";
    static final int CONTEXT = 4_096;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SERVER_VARIABLE = "INQUEST_LLM_SERVER";
    private static final String MODEL_VARIABLE = "INQUEST_LLM_MODEL";

    private final Path directory;
    private final ChildProcess process;
    private final String address;

    private ModelServer(Path directory, ChildProcess process, String address) {
        this.directory = directory;
        this.process = process;
        this.address = address;
    }

    /** What of it is not there, with the variable that names it. */
    static List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (named(SERVER_VARIABLE).filter(Files::isExecutable).isEmpty()) {
            missing.add("llama.cpp's llama-server in " + SERVER_VARIABLE);
        }
        if (named(MODEL_VARIABLE).isEmpty()) {
            missing.add("a GGUF file in " + MODEL_VARIABLE);
        }
        return missing;
    }

    /** Starts it and waits until it answers. */
    static ModelServer start() {
        int port = Ports.free();
        Path directory = temporary();
        ChildProcess process = ChildProcess.start(
                directory,
                "llama-server",
                named(SERVER_VARIABLE).orElseThrow().toString(),
                List.of(
                        "--model",
                        named(MODEL_VARIABLE).orElseThrow().toString(),
                        "--alias",
                        MODEL,
                        "--host",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port),
                        "--ctx-size",
                        String.valueOf(CONTEXT),
                        // One question at a time has the whole window.
                        "--parallel",
                        "1",
                        "--metrics"));
        ModelServer server = new ModelServer(directory, process, "http://127.0.0.1:" + port);
        Awaitility.await("the model answers")
                .atMost(PATIENCE)
                .ignoreException(ConnectException.class)
                .until(server::ready);
        return server;
    }

    /** The base of its OpenAI-compatible API. */
    String baseUrl() {
        return address + "/v1";
    }

    /** How many tokens it has written since it was started, by its own count. */
    long tokensWritten() {
        String metrics = given().get(address + "/metrics").asString();
        Matcher counter =
                Pattern.compile("(?m)^llamacpp:tokens_predicted_total (\\d+)").matcher(metrics);
        if (!counter.find()) {
            throw new IllegalStateException("the server counts no tokens:\n" + metrics);
        }
        return Long.parseLong(counter.group(1));
    }

    private boolean ready() {
        process.mustRun();
        Response health = given().get(address + "/health");
        return health.statusCode() == 200;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("inquest-model");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> named(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Files::isRegularFile);
    }

    @Override
    public void close() {
        process.close();
        Directories.delete(directory);
    }
}
