package dev.inquest.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over plain sockets: HTTP clients do not let a caller choose the host. */
class BrowserGuardTest {

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void serve() {
        server = vertx.createHttpServer()
                .requestHandler(
                        request -> request.response().end(BrowserGuard.admits(request) ? "admitted" : "refused"))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, localhost:8080, '', admitted",
        "GET, 127.0.0.1:8080, '', admitted",
        "GET, [::1]:8080, '', admitted",
        "GET, inquest.localhost, '', admitted",
        "GET, rebound.example:8080, '', refused",
        "GET, 127.0.0.1.example, '', refused",
        "GET, localhost:8080, http://elsewhere.example, admitted",
        "POST, localhost:8080, '', admitted",
        "POST, localhost:8080, http://localhost:8080, admitted",
        "POST, localhost:8080, http://localhost:9090, refused",
        "POST, localhost:8080, http://elsewhere.example, refused",
        "POST, localhost:8080, null, refused",
        "DELETE, localhost:8080, http://, refused",
    })
    void admitsThisMachineOnly(String method, String host, String origin, String answer) throws IOException {
        String originLine = origin.isEmpty() ? "" : "Origin: " + origin + "\r\n";

        String response = send(method + " / HTTP/1.1\r\nHost: " + host + "\r\n" + originLine
                + "Content-Length: 0\r\nConnection: close\r\n\r\n");

        assertThat(response).endsWith(answer);
    }

    private String send(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.actualPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
