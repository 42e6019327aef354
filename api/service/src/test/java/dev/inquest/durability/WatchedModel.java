package dev.inquest.durability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An OpenAI-compatible server that a test counts the requests of. Its first answer is of no use and has to be repaired; the
 * answer to one request is held back until it is released.
 */
final class WatchedModel implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAN = """
            {"steps":[{"command":"kubectl get services -A","purpose":"see services","confirms":"a","refutes":"b"}]}""";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final int held;

    /** Holds the answer to this request back, counted from 1. */
    WatchedModel(int held) {
        this.held = held;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/v1/chat/completions", this::complete);
        http.createContext("/v1/models", exchange -> send(exchange, Map.of("data", List.of(Map.of("id", "m1")))));
        http.start();
    }

    /** Makes this the student. */
    Map<String, String> configuration() {
        return Map.of(
                "inquest.student.provider", "openai",
                "inquest.student.base-url",
                        "http://127.0.0.1:" + http.getAddress().getPort() + "/v1",
                "inquest.student.model", "m1",
                "inquest.student.timeout", "PT4M");
    }

    /** The bodies of all requests of investigations, in order of arrival. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Whether the answer to the request is being held back. */
    boolean holds() {
        return asked.size() >= held && release.getCount() > 0;
    }

    void release() {
        release.countDown();
    }

    @Override
    public void close() {
        release();
        http.stop(0);
        threads.shutdownNow();
    }

    private void complete(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int number = ofAnInvestigation(body) ? count(body) : 0;
        if (number == held) {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        send(
                exchange,
                Map.of(
                        "id",
                        "c" + number,
                        "object",
                        "chat.completion",
                        "created",
                        1,
                        "model",
                        "m1",
                        "choices",
                        List.of(Map.of(
                                "index",
                                0,
                                "message",
                                Map.of("role", "assistant", "content", answer(number, body)),
                                "finish_reason",
                                "stop")),
                        "usage",
                        Map.of("prompt_tokens", 100, "completion_tokens", 20, "total_tokens", 120)));
    }

    /** What each process asks when it starts, to see whether the model answers at all, comes without an instruction. */
    private static boolean ofAnInvestigation(String body) {
        return body.contains("\"system\"");
    }

    private int count(String body) {
        synchronized (asked) {
            asked.add(body);
            return asked.size();
        }
    }

    private static String answer(int number, String body) throws IOException {
        JsonNode request = JSON.readTree(body);
        if (number == 1) {
            return "Let me think about that.";
        }
        return request.has("response_format") ? PLAN : "0.4 A Service of the namespace selects nothing.";
    }

    /** Whoever asked may be dead by now. */
    private static void send(HttpExchange exchange, Map<String, Object> answer) {
        try (exchange) {
            byte[] bytes = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            System.getLogger(WatchedModel.class.getName()).log(System.Logger.Level.DEBUG, "nobody listens", e);
        }
    }
}
