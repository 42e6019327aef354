package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What kubelet and registries say; the same words mean another thing when the pod brings a pull secret. */
class ImagePullsTest {

    @ParameterizedTest(name = "{0}, secret {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "image.not-found|-|Failed to pull image \"registry.example/till:2\": rpc error: code = NotFound desc ="
                        + " failed to resolve reference \"registry.example/till:2\": registry.example/till:2: not found",
                "image.not-found|-|Failed to pull image \"till:2\": manifest unknown: manifest unknown",
                "image.not-found|-|Failed to pull image \"till:2\": pull access denied, repository does not exist or"
                        + " may require authorization: server message: insufficient_scope: authorization failed",
                "image.pull-unauthorized|pull|Failed to pull image \"till:2\": pull access denied, repository does not"
                        + " exist or may require authorization: server message: insufficient_scope: authorization failed",
                "image.refused-or-absent|-|Failed to pull image \"registry.example/till:2\": failed to authorize:"
                        + " unexpected status from GET request: 401 Unauthorized",
                "image.registry-unreachable|-|Failed to pull image \"registry.example/till:2\": dial tcp: lookup"
                        + " registry.example: no such host",
                "image.platform-mismatch|-|Failed to pull image \"till:2\": no match for platform in manifest: not found",
            })
    void theRegistrysWordsDecide(String expected, String secret, String message) {
        String secrets = secret.equals("-") ? "" : "imagePullSecrets: [{name: " + secret + "}], ";
        Observed observed = new Observed()
                .pod("till-0", "0/1", "ImagePullBackOff", "0")
                .objects("{apiVersion: v1, kind: Pod, metadata: {name: till-0, namespace: ns}, spec: {" + secrets
                        + "containers: [{name: app, image: till}]}}")
                .warning("Pod", "till-0", "Failed", message);

        List<String> found = observed.findings(new ImagePulls());

        assertThat(found).containsExactly(expected + " ns/Pod/till-0");
    }

    @ParameterizedTest(name = "{0}: {1} beside {2}, secret {3}")
    @CsvSource({
        "image.not-found,         registry.example/shop/till:2, registry.example/shop/cart:1, -",
        "image.pull-unauthorized, registry.example/own/till:2,  registry.example/shop/cart:1, -",
        "image.pull-unauthorized, registry.example/shop/till:2, registry.example/shop/cart:1, pull",
        "image.not-found,         redsi:7,                      registry.example/shop/cart:1, -",
    })
    void whereTheOthersPullFromDecidesWhatARefusalMeans(String expected, String image, String other, String secret) {
        String secrets = secret.equals("-") ? "" : "imagePullSecrets: [{name: " + secret + "}], ";
        Observed observed = new Observed()
                .pod("till-0", "0/1", "ImagePullBackOff", "0")
                .objects("{apiVersion: v1, kind: Pod, metadata: {name: till-0, namespace: ns}, spec: {" + secrets
                        + "containers: [{name: app, image: '" + image + "'}]}}")
                .objects("{apiVersion: apps/v1, kind: Deployment, metadata: {name: cart, namespace: ns},"
                        + " spec: {replicas: 1, template: {spec: {containers: [{name: app, image: '" + other
                        + "'}]}}}, status: {readyReplicas: 1}}")
                .warning("Pod", "till-0", "Failed", "Failed to pull image \"" + image + "\": 403 Forbidden");

        List<String> found = observed.findings(new ImagePulls());

        assertThat(found).containsExactly(expected + " ns/Pod/till-0");
    }

    @Test
    void aPodThatHasItsImageByNowIsNotComplainedOf() {
        Observed observed = new Observed()
                .pod("till-0", "1/1", "Running", "0")
                .warning("Pod", "till-0", "Failed", "Failed to pull image \"till:2\": not found");

        List<String> found = observed.findings(new ImagePulls());

        assertThat(found).isEmpty();
    }
}
