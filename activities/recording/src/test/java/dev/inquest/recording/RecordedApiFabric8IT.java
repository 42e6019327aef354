package dev.inquest.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fabric8 client, unmodified, reading a recording. */
class RecordedApiFabric8IT {
    private static RecordedApiServer server;
    private static KubernetesClient client;

    @BeforeAll
    static void start() {
        server = RecordedApiServer.start(Bookshop.load());
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(server.uri().toString())
                .withRequestRetryBackoffLimit(0)
                .build();
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void listsAndGets() {
        assertThat(client.pods().inNamespace("books").list().getItems()).hasSize(5);
        assertThat(client.pods().inAnyNamespace().list().getItems()).hasSize(6);
        assertThat(client.nodes().withName("node-a").get().getStatus().getConditions())
                .isNotEmpty();
        assertThat(client.apps()
                        .deployments()
                        .inNamespace("books")
                        .withName("web")
                        .get())
                .isNotNull();
        assertThat(client.pods().inNamespace("books").withName("nope").get()).isNull();
        assertThat(client.getKubernetesVersion().getMinor()).isEqualTo("32");
    }

    @Test
    void selects() {
        assertThat(client.pods()
                        .inNamespace("books")
                        .withLabelIn("app", "web", "api")
                        .list()
                        .getItems())
                .hasSize(2);
        assertThat(client.pods()
                        .inAnyNamespace()
                        .withField("spec.nodeName", "node-a")
                        .list()
                        .getItems())
                .hasSize(3);
        assertThat(client.v1()
                        .events()
                        .inNamespace("books")
                        .withField("involvedObject.name", "api-7c9d8e6f5-bbbbb")
                        .list()
                        .getItems())
                .hasSize(1);
    }

    @Test
    void readsLogs() {
        var pods = client.pods().inNamespace("books");

        assertThat(pods.withName("web-5f6d7c8b9-aaaaa")
                        .inContainer("app")
                        .tailingLines(1)
                        .getLog())
                .isEqualTo("GET /orders 503 again\n");
        assertThat(pods.withName("api-7c9d8e6f5-bbbbb").terminated().getLog()).isEqualTo("first try\nfailed\n");
        assertThatThrownBy(() -> pods.withName("mail-6b7c8d9e0-ccccc").getLog())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("trying and failing to pull image");
    }

    @Test
    void readsCustomResources() {
        GenericKubernetesResource policy = client.genericKubernetesResources(
                        "security.istio.io/v1", "PeerAuthentication")
                .inNamespace("books")
                .withName("default")
                .get();

        assertThat(policy.<String>get("spec", "mtls", "mode")).isEqualTo("STRICT");
        assertThat(client.genericKubernetesResources("networking.istio.io/v1beta1", "VirtualService")
                        .inNamespace("books")
                        .list()
                        .getItems())
                .isEmpty();
        assertThat(client.hasApiGroup("security.istio.io", true)).isTrue();
    }

    @Test
    void pages() {
        PodList first = client.pods()
                .inNamespace("books")
                .list(new ListOptionsBuilder().withLimit(3L).build());
        PodList second = client.pods()
                .inNamespace("books")
                .list(new ListOptionsBuilder()
                        .withLimit(3L)
                        .withContinue(first.getMetadata().getContinue())
                        .build());

        assertThat(first.getItems()).hasSize(3);
        assertThat(second.getItems()).hasSize(2).doesNotContainAnyElementsOf(first.getItems());
        assertThatThrownBy(() -> client.pods()
                        .inNamespace("books")
                        .list(new ListOptionsBuilder()
                                .withLimit(3L)
                                .withContinue("old")
                                .build()))
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> assertThat(e.getCode())
                        .isEqualTo(410));
    }

    @Test
    void isRefusedWhatIsUnknown() {
        assertThatThrownBy(() -> client.limitRanges().inNamespace("books").list())
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(403);
                    assertThat(e.getStatus().getReason()).isEqualTo("Forbidden");
                });
    }

    @Test
    void cannotWrite() {
        Pod pod = client.pods()
                .inNamespace("books")
                .withName("web-5f6d7c8b9-aaaaa")
                .get();

        assertThatThrownBy(() -> client.resource(pod).delete())
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> assertThat(e.getCode())
                        .isEqualTo(405));
    }
}
