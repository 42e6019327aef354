package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngressesTest {

    private static final String SERVICE =
            "{kind: Service, metadata: {name: web, namespace: ns}, spec: {clusterIP: 10.0.0.1, selector: {app: web}, ports: [{name: http, port: 80}]}}";
    private static final String INGRESS = """
            {kind: Ingress, metadata: {name: edge, namespace: ns},
             spec: {ingressClassName: nginx, tls: [{secretName: cert}],
               rules: [{http: {paths: [{path: /, backend: {service: {name: NAME, port: {number: PORT}}}}]}}]}}
            """;

    @ParameterizedTest(name = "backend {0}:{1} gives {2}")
    @CsvSource({"web, 80, ''", "web, 81, ingress.backend-port-missing", "shop, 80, ingress.backend-missing"})
    void theBackendMustExistWithItsPort(String name, String port, String expected) {
        Observed observed = new Observed()
                .listing("Service", "web")
                .objects(SERVICE)
                .objects(INGRESS.replace("NAME", name).replace("PORT", port));

        var found = observed.findings(new Ingresses());

        assertThat(found).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected + " ns/Ingress/edge"));
    }

    @Test
    void aMissingCertificateIsTold() {
        Observed observed = new Observed()
                .objects(SERVICE)
                .objects(INGRESS.replace("NAME", "web").replace("PORT", "80"))
                .listing("Secret", "other");

        assertThat(observed.findings(new Ingresses())).containsExactly("ingress.tls-secret-missing ns/Ingress/edge");
    }

    @Test
    void aRouteToNowhereIsTold() {
        Observed observed = new Observed()
                .listing("Service", "web")
                .listing("Gateway")
                .objects(SERVICE)
                .objects("""
                {apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: r, namespace: ns},
                 spec: {parentRefs: [{name: edge}], rules: [{backendRefs: [{name: web, port: 8080}, {name: gone, port: 80}]}]}}
                """);

        assertThat(observed.findings(new GatewayApi()))
                .containsExactly(
                        "route.parent-missing ns/HTTPRoute/r",
                        "route.backend-port-missing ns/HTTPRoute/r",
                        "route.backend-missing ns/HTTPRoute/r");
    }

    @Test
    void aGatewayThatIsServedIsInOrder() {
        Observed observed = new Observed().objects("""
                {apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: edge, namespace: ns},
                 spec: {gatewayClassName: c}, status: {conditions: [{type: Accepted, status: 'True'}, {type: Programmed, status: STATUS}]}}
                """.replace("STATUS", "'True'"));

        assertThat(observed.findings(new GatewayApi())).isEmpty();
    }
}
