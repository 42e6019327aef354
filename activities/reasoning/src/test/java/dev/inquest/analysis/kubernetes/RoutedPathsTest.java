package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutedPathsTest {

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "/api/v1/orderservice/**, order-service, ''",
        "/api/v1/orderservice/**, cart-service,  route.names-other-service",
        "/shop/**,                cart-service,  ''",
    })
    void aPathNamedAfterOneServiceShouldLeadThere(String path, String service, String expected) {
        Observed observed = new Observed()
                .listing("Service", "order-service", "cart-service")
                .objects("""
                {kind: ConfigMap, metadata: {name: gateway, namespace: ns}, data: {application.yml: "- id: a\\n  uri: lb://%s\\n  predicates:\\n  - Path=%s\\n"}}
                """.formatted(service, path));

        assertThat(observed.findings(new RoutedPaths()))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected + " ns/ConfigMap/gateway"));
    }

    @Test
    void aLimitRangeThatRefusesTheTemplateIsFound() {
        Observed observed = new Observed()
                .objects(
                        "{kind: LimitRange, metadata: {name: small, namespace: ns}, spec: {limits: [{type: Container, max: {cpu: 500m}}]}}")
                .objects(
                        "{kind: Deployment, metadata: {name: web, namespace: ns}, spec: {replicas: 1, template: {spec: {containers: [{name: app, resources: {limits: {cpu: '1'}}}]}}}, status: {}}");

        assertThat(observed.findings(new LimitRanges())).containsExactly("admission.limit-range ns/Deployment/web");
    }

    @Test
    void anAddressInTheHostsFileThatIsNotTheServicesIsFound() {
        Observed observed = new Observed()
                .objects(
                        "{kind: Service, metadata: {name: cart, namespace: ns}, spec: {clusterIP: 10.0.0.1, ports: [{port: 80}]}}")
                .objects(
                        "{kind: Deployment, metadata: {name: web, namespace: ns}, spec: {template: {spec: {hostAliases: [{ip: 10.9.9.9, hostnames: [cart]}]}}}}");

        assertThat(observed.findings(new NameServers()))
                .containsExactly("pod.host-alias-shadows-service ns/Deployment/web");
    }
}
