package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Severity;
import dev.inquest.observation.Observation.Connectivity;
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

    @ParameterizedTest(name = "connections fail: {0}, so {1}")
    @CsvSource({"true, ERROR", "false, INFO"})
    void anUndeclaredNumberHarmsOnlyWhereConnectionsFail(boolean refused, Severity expected) {
        Observed observed =
                new Observed().listing("Pod", "cart-0").objects(READY).objects(service("cart", "8081"));
        if (refused) {
            observed.add(new Connectivity(Entity.of("ns", "Service", "cart"), 80, null, false));
        }

        var found = new ServiceWiring().analyze(observed.seen(), Observed.incident(""));

        assertThat(found)
                .filteredOn(f -> f.code().equals("service.target-port-not-served"))
                .extracting(Finding::severity)
                .containsExactly(expected);
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
