package dev.inquest.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestGateTest {

    private static final String TOKEN = "0123456789abcdef";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void serve() {
        Filters filters = new Filters();
        new RequestGate(new SecurityConfig() {
                    @Override
                    public Optional<String> token() {
                        return Optional.of(TOKEN);
                    }

                    @Override
                    public long maxBody() {
                        return 100;
                    }
                })
                .register(filters);
        Router router = Router.router(vertx);
        filters.getFilters()
                .forEach(filter -> router.route().order(-filter.getPriority()).handler(filter.getHandler()));
        router.get("/q/health/ready").handler(request -> request.end("up"));
        router.get("/incidents*").handler(request -> request.end("secret"));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void healthNeedsNoToken() throws Exception {
        assertThat(status("/q/health/ready", "")).isEqualTo(200);
    }

    @Test
    void theTokenOpensTheRest() throws Exception {
        assertThat(status("/incidents", "Bearer " + TOKEN)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/incidents",
                "/q/health/../../incidents",
                "/q/health/%2e%2e/%2e%2e/incidents",
                "/q/health/./../../incidents",
                "/q/healthy"
            })
    void withoutTheTokenNoWayLeadsIn(String path) throws Exception {
        assertThat(status(path, "")).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer 0123456789abcdeF", "Bearer ", "Basic 0123456789abcdef", "0123456789abcdef"})
    void anythingElseIsNoToken(String authorization) throws Exception {
        assertThat(status("/incidents", authorization)).isEqualTo(401);
    }

    @Test
    void aNulNamesNothing() throws Exception {
        assertThat(status("/incidents/a%00b", "Bearer " + TOKEN)).isEqualTo(404);
    }

    private int status(String path, String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
