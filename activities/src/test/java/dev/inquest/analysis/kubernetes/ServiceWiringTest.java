package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceWiringTest {

    private static final String READY = """
            {apiVersion: v1, kind: Pod, metadata: {name: cart-0, namespace: ns, labels: {app: cart}},
             spec: {containers: [{name: app, ports: [{name: web, containerPort: 8080}]}]},
             status: {phase: Running, containerStatuses: [{name: app, ready: true}]}}
            """;

    @ParameterizedTest(name = "selector app={0}, target port {1}, endpoints {2}: {3}")
    @CsvSource({
        "cart,   8080, 10.0.0.1:8080, none",
        "cart,   web,  10.0.0.1:8080, none",
        "cart,   8081, 10.0.0.1:8081, service.target-port-not-served",
        "cart,   api,  10.0.0.1:8080, service.target-port-unnamed",
        "basket, 8080, <none>,        service.selector-matches-nothing",
    })
    void selectorAndPortMustMeetAPod(String app, String target, String endpoints, String expected) {
        Observed observed = new Observed()
                .listing("Pod", "cart-0")
                .objects(READY)
                .objects(service(app, target))
                .row("Endpoints", "cart", Map.of("ENDPOINTS", endpoints));

        var found = observed.findings(new ServiceWiring());

        if (expected.equals("none")) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).contains(expected + " ns/Service/cart");
        }
    }

    @Test
    void aServiceWhosePodsAreNotReadyIsWiredRightAndHasNoEndpoint() {
        Observed observed = new Observed()
                .listing("Pod", "cart-0")
                .objects(READY.replace("ready: true", "ready: false"))
                .objects(service("cart", "8080"))
                .row("Endpoints", "cart", Map.of("ENDPOINTS", "<none>"));

        var found = observed.findings(new ServiceWiring());

        assertThat(found).containsExactly("service.no-endpoints ns/Service/cart");
    }

    @Test
    void whatWasNotListedIsNotCalledAbsent() {
        Observed observed = new Observed().objects(service("basket", "8080"));

        var found = observed.findings(new ServiceWiring());

        assertThat(found).isEmpty();
    }

    private static String service(String app, String target) {
        return "{apiVersion: v1, kind: Service, metadata: {name: cart, namespace: ns}, spec: {selector: {app: " + app
                + "}, ports: [{port: 80, targetPort: " + target + "}]}}";
    }
}
