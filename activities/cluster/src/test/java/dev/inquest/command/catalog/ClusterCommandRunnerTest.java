package dev.inquest.command.catalog;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.inquest.cluster.ClusterAccess;
import dev.inquest.cluster.ClusterUnavailableException;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.observation.Observation;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterCommandRunnerTest {

    private static final String DATE = "Mon, 10 Nov 2025 19:55:26 GMT";
    private static WireMockServer server;
    private static KubernetesClient client;

    private final ReadOnlyCatalog catalog = ReadOnlyCatalog.standard();
    private final ClusterCommandRunner runner = new ClusterCommandRunner(catalog);

    @BeforeAll
    static void start() {
        server = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://127.0.0.1:" + server.port())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.stop();
    }

    @BeforeEach
    void reset() {
        server.resetAll();
    }

    @Test
    void pagesAreReadAsFarAsTheLooksGoAndTheOutputSaysThatItWasCut() {
        page("", 0, 100, "next");
        page("next", 100, 100, "");

        CommandOutput cut = run("kubectl get pods -n shop", 2);
        CommandOutput whole = run("kubectl get pods -n shop", 10);

        assertThat(cut.looks()).isEqualTo(2);
        assertThat(cut.text()).contains("(cut: more pods exist");
        assertThat(listing(cut).complete()).isFalse();
        assertThat(whole.looks()).isEqualTo(4);
        assertThat(listing(whole).complete()).isTrue();
        assertThat(listing(whole).members()).hasSize(200);
    }

    @Test
    void pageLargerThanAskedForIsCutToTheLooksLeft() {
        // Given
        page("", 0, 200, "");

        // When
        CommandOutput cut = run("kubectl get pods -n shop -o name", 2);

        // Then
        assertThat(cut.looks()).isEqualTo(2);
        assertThat(listing(cut).members()).hasSize(100);
        assertThat(listing(cut).complete()).isFalse();
        assertThat(cut.text()).contains("(cut: more pods exist");
    }

    @Test
    void nowIsTheClustersOwnTime() {
        page("", 0, 1, "");

        CommandOutput output = run("kubectl get pods -n shop", 5);

        assertThat(output.observedAt()).isEqualTo(Instant.parse("2025-11-10T19:55:26Z"));
        assertThat(output.text()).contains("AGE").contains("55m");
    }

    @Test
    void secretValuesNeverLeave() {
        stub("/api/v1/namespaces/shop/secrets", 200, """
                {"items":[{"metadata":{"name":"db","namespace":"shop","annotations":
                {"kubectl.kubernetes.io/last-applied-configuration":"{\\"data\\":{\\"password\\":\\"aHVudGVyMg==\\"}}",
                "kapp.k14s.io/original":"{\\"data\\":{\\"password\\":\\"aHVudGVyMg==\\"}}","team":"store"}},
                "data":{"password":"aHVudGVyMg=="},"stringData":{"token":"hunter2"}}]}""");
        stub("/api/v1/namespaces/shop/events", 200, "{\"items\":[]}");

        for (String command : new String[] {
            "kubectl get secrets -n shop",
            "kubectl get secrets -n shop -o yaml",
            "kubectl get secrets -n shop -o json",
            "kubectl describe secrets -n shop"
        }) {
            CommandOutput output = run(command, 5);

            assertThat(output.text()).contains("db").doesNotContain("hunter2", "aHVudGVyMg");
            assertThat(output.observations().toString()).doesNotContain("hunter2", "aHVudGVyMg");
        }
        assertThat(run("kubectl describe secrets -n shop", 5).text())
                .contains("team: store", "password")
                .contains("7 bytes");
    }

    @Test
    void aRefusalNamesThePermissionItNeeds() {
        stub("/api/v1/namespaces/shop/endpoints", 403, """
                {"kind":"Status","code":403,"reason":"Forbidden","message":"endpoints is forbidden"}""");

        CommandOutput output = run("kubectl get endpoints -n shop", 5);

        assertThat(output.status()).isEqualTo(EvidenceStatus.REFUSED);
        assertThat(output.text()).contains("Error from server (Forbidden): endpoints is forbidden");
        assertThat(output.observations()).singleElement().isInstanceOfSatisfying(Observation.Unavailable.class, u -> {
            assertThat(u.need()).isEqualTo("list endpoints in namespace shop");
            assertThat(u.status()).isEqualTo(403);
        });
    }

    @Test
    void anAbsentObjectIsMissing() {
        stub("/api/v1/namespaces/shop/pods/web", 404, """
                {"kind":"Status","code":404,"message":"pods \\"web\\" not found","details":{"name":"web","kind":"pods"}}""");

        CommandOutput output = run("kubectl get pod web -n shop", 5);

        assertThat(output.status()).isEqualTo(EvidenceStatus.ABSENT);
        assertThat(output.observations()).containsExactly(new Observation.Missing(Entity.of("shop", "Pod", "web")));
    }

    @Test
    void anEmptyListInANamespaceThatDoesNotExistSaysSo() {
        stub("/api/v1/namespaces/nowhere/pods", 200, "{\"items\":[]}");
        stub("/api/v1/namespaces/nowhere", 404, """
                {"kind":"Status","code":404,"message":"namespaces \\"nowhere\\" not found","details":{"name":"nowhere"}}""");

        CommandOutput output = run("kubectl get pods -n nowhere", 5);

        assertThat(output.looks()).isEqualTo(2);
        assertThat(output.observations())
                .contains(new Observation.Missing(Entity.clusterScoped("Namespace", "nowhere")));
    }

    @Test
    void anExpiredPageIsAskedForAgainOnce() {
        page("", 0, 50, "old");
        server.stubFor(get(urlPathEqualTo("/api/v1/namespaces/shop/pods"))
                .withQueryParam("continue", equalTo("old"))
                .willReturn(answer(410, "{\"kind\":\"Status\",\"code\":410,\"message\":\"expired\"}")));

        CommandOutput output = run("kubectl get pods -n shop", 9);

        assertThat(output.looks()).isEqualTo(4);
        assertThat(output.text()).contains("expired");
    }

    @Test
    void aFailingServerIsAnExceptionForPeople() {
        stub("/api/v1/namespaces/shop/pods", 503, "{\"kind\":\"Status\",\"message\":\"etcd has no leader\"}");

        assertThatThrownBy(() -> run("kubectl get pods -n shop", 5))
                .isInstanceOf(ClusterUnavailableException.class)
                .hasMessage("cluster test failed with HTTP 503: etcd has no leader");
    }

    @Test
    void aLogThatTheNodeDoesNotGiveIsEvidence() {
        stub("/api/v1/namespaces/shop/pods/web/log", 500, """
                {"kind":"Status","code":500,"message":"dial tcp 10.0.0.1:10250: connect: connection refused"}""");

        CommandOutput output = run("kubectl logs web -c app -n shop", 5);

        assertThat(output.status()).isEqualTo(EvidenceStatus.FAILED);
        assertThat(output.text()).contains("10250");
        assertThat(output.looks()).isEqualTo(1);
    }

    private CommandOutput run(String line, int maxLooks) {
        return runner.run(catalog.parse(line), new TestAccess(client), maxLooks);
    }

    private static Observation.Listing listing(CommandOutput output) {
        return output.observations().stream()
                .filter(Observation.Listing.class::isInstance)
                .map(Observation.Listing.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void page(String token, int from, int count, String next) {
        String items = IntStream.range(from, from + count)
                .mapToObj(i -> "{\"metadata\":{\"name\":\"web-" + i
                        + "\",\"namespace\":\"shop\",\"creationTimestamp\":\"2025-11-10T19:00:00Z\"},"
                        + "\"status\":{\"phase\":\"Running\"}}")
                .collect(Collectors.joining(","));
        var request = get(urlPathEqualTo("/api/v1/namespaces/shop/pods"));
        server.stubFor((token.isEmpty() ? request : request.withQueryParam("continue", equalTo(token)))
                .willReturn(answer(200, "{\"metadata\":{\"continue\":\"" + next + "\"},\"items\":[" + items + "]}")));
    }

    private static void stub(String path, int status, String body) {
        server.stubFor(get(urlPathEqualTo(path)).willReturn(answer(status, body)));
    }

    private static ResponseDefinitionBuilder answer(int status, String body) {
        return aResponse().withStatus(status).withHeader("Date", DATE).withBody(body);
    }

    private record TestAccess(KubernetesClient kubernetes) implements ClusterAccess {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public void close() {}
    }
}
