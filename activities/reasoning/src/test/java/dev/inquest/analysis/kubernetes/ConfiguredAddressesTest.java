package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredAddressesTest {

    private static final String CART =
            "{kind: Service, metadata: {name: cart, namespace: ns}, spec: {clusterIP: 10.0.0.1, selector: {app: cart}, ports: [{port: 7070}]}}";
    private static final String DATABASE =
            "{kind: Service, metadata: {name: orders-db, namespace: ns}, spec: {clusterIP: 10.0.0.2, selector: {app: db}, ports: [{port: 3306}]}}";

    private static Observed told(String variable, String value) {
        return new Observed()
                .listing("Service", "cart", "orders-db")
                .objects(CART)
                .objects(DATABASE)
                .objects(
                        "{kind: Deployment, metadata: {name: web, namespace: ns}, spec: {template: {spec: {containers: [{name: app, env: [{name: "
                                + variable + ", value: '" + value + "'}]}]}}}}");
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            CART_ADDR      | cart:7070                                          | ''
            CART_ADDR      | cart:7071                                          | config.port-unknown
            CART_ADDR      | carts:7070                                         | config.address-unknown
            CART_URL       | http://cart.ns.svc.cluster.local:7070/v1           | ''
            CART_URL       | http://carts.ns.svc.cluster.local:7070/v1          | config.address-unknown
            JDBC           | jdbc:mysql://orders-db:3306/orders?useSSL=false    | ''
            JDBC           | jdbc:mysql://orders-db:3307/orders                 | config.port-unknown
            JDBC           | jdbc:mysql://order-db:3306/orders                  | config.address-unknown
            DSN            | user:pw@tcp(orders-db:3307)/orders                 | config.port-unknown
            DB_HOST        | ordersdb                                           | config.address-unknown
            PAYMENT_URL    | https://api.payments.example.com/v1                | ''
            TRACING_ADDR   | jaeger:4317                                        | ''
            GREETING       | carts                                              | ''
            CART_SERVICE_ADDR | orders-db:3306                                  | config.address-of-other
            """)
    void settingsMustLeadToAServiceThatOffersThePort(String variable, String value, String expected) {
        assertThat(told(variable, value).findings(new ConfiguredAddresses()))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected + " ns/Deployment/web"));
    }

    @Test
    void aNameThatTheLogCouldNotResolveIsWrong() {
        Observed observed = told("STOCK_ADDR", "warehouse:9000")
                .log("web-5d4f7c9b8d-abcde", "app", "dial tcp: lookup warehouse on 10.96.0.10:53: no such host");

        assertThat(observed.findings(new ConfiguredAddresses()))
                .containsExactly("config.host-unresolvable ns/Deployment/web");
    }

    @Test
    void valuesComeFromConfigMapsToo() {
        Observed observed = new Observed()
                .listing("Service", "cart")
                .objects(CART)
                .objects(
                        "{kind: ConfigMap, metadata: {name: settings, namespace: ns}, data: {CART_HOST: cart, CART_PORT: '7171'}}")
                .objects(
                        "{kind: Deployment, metadata: {name: web, namespace: ns}, spec: {template: {spec: {containers: [{name: app, envFrom: [{configMapRef: {name: settings}}]}]}}}}");

        assertThat(observed.findings(new ConfiguredAddresses()))
                .containsExactly("config.port-unknown ns/Deployment/web");
    }
}
