package dev.inquest.model.llm.provider.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveWireTest {

    private static final Duration PATIENT = Duration.ofSeconds(30);

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void bringsBackWhateverTheServerSays() throws Exception {
        server.start();
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(503)
                        .withHeader("Retry-After", "7")
                        .withBody("grün")));

        HttpReply reply = LiveWire.SHARED.send(call(server.baseUrl() + "/v1/chat?x=1", PATIENT));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).isEqualTo("grün");
        assertThatThrownBy(reply::orThrow)
                .isInstanceOfSatisfying(HttpStatusException.class, e -> assertThat(e.retryAfter())
                        .isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void aRedirectIsNotFollowedWithTheKey() throws Exception {
        server.start();
        server.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(307).withHeader("Location", "http://elsewhere.invalid/")));

        assertThat(LiveWire.SHARED.send(call(server.baseUrl(), PATIENT)).status())
                .isEqualTo(307);
    }

    @Test
    void anEndlessAnswerIsHungUpOn() {
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withBody("x".repeat(LiveWire.MAX_ANSWER_BYTES + 1))));

        assertThatThrownBy(() -> LiveWire.SHARED.send(call(server.baseUrl(), PATIENT)))
                .isInstanceOf(AnswerTooLongException.class);
    }

    @Test
    void aTrickleMeetsTheTimeoutOfTheWholeAnswerAndIsHungUpOn() throws Exception {
        try (Trickle trickle = new Trickle()) {
            assertThatThrownBy(() -> LiveWire.SHARED.send(call(trickle.url(), Duration.ofMillis(500))))
                    .isInstanceOf(HttpTimeoutException.class)
                    .hasMessageContaining("PT0.5S");

            assertThat(trickle.hungUp.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anAnswerCutInTheMiddleIsNoAnswer() throws Exception {
        try (Trickle cut = new Trickle(0)) {
            assertThatThrownBy(() -> LiveWire.SHARED.send(call(cut.url(), PATIENT)))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(HttpTimeoutException.class);
        }
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() throws Exception {
        try (Trickle trickle = new Trickle()) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> LiveWire.SHARED.send(call(trickle.url(), PATIENT)))
                    .isInstanceOf(InterruptedIOException.class);

            assertThat(Thread.interrupted()).as("the interruption is kept").isTrue();
        }
    }

    private static HttpCall call(String url, Duration timeout) {
        return new HttpCall("POST", URI.create(url), Map.of("X-Key", List.of("k")), "{}", timeout);
    }

    /** Promises a long body and sends a byte of it now and then, or only the first few and hangs up. */
    private static final class Trickle implements AutoCloseable {

        private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{";

        private final ServerSocket socket = new ServerSocket(0);
        private final CountDownLatch hungUp = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);
        private final int bytes;

        Trickle() throws IOException {
            this(Integer.MAX_VALUE);
        }

        Trickle(int bytes) throws IOException {
            this.bytes = bytes;
            Thread.ofVirtual().start(this::serve);
        }

        String url() {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/";
        }

        private void serve() {
            try (Socket peer = socket.accept()) {
                peer.getInputStream().read();
                peer.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < bytes && !closed.await(20, TimeUnit.MILLISECONDS); i++) {
                    peer.getOutputStream().write('x');
                }
            } catch (IOException e) {
                hungUp.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws IOException {
            closed.countDown();
            socket.close();
        }
    }
}
