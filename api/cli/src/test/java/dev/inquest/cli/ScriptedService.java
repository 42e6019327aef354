package dev.inquest.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service that says what a test tells it to, and remembers what it was asked. */
final class ScriptedService implements AutoCloseable {

    private final HttpServer http;
    private final Map<String, Deque<Answer>> script = new HashMap<>();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

    record Answer(int status, String body) {}

    /** One request: method, path with query, body, who asked, what shows that they may, and what makes it safe to repeat. */
    record Request(String line, String body, String actor, String authorization, String idempotencyKey) {}

    ScriptedService() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::answer);
        http.start();
    }

    /** The next answer to this request; the last one told is given again and again. */
    ScriptedService on(String line, int status, String body) {
        script.computeIfAbsent(line, l -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    Request request(String line) {
        return requests().stream()
                .filter(r -> r.line().equals(line))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no request " + line + " but " + requests()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(new Request(
                line,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                String.valueOf(exchange.getRequestHeaders().getFirst("X-Inquest-Actor")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"))));
        Answer answer = next(line);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized Answer next(String line) {
        Deque<Answer> answers = script.get(line);
        if (answers == null) {
            return new Answer(404, "{\"title\":\"Not scripted\",\"detail\":\"" + line.replace('"', '\'') + "\"}");
        }
        return answers.size() == 1 ? answers.getFirst() : answers.removeFirst();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
