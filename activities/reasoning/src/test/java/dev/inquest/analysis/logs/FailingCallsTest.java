package dev.inquest.analysis.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailingCallsTest {

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            java.sql.SQLException: Access denied for user 'ts'@'10.0.0.3' (using password: YES) at jdbc:mysql://orders-db:3306/x | call.credentials-refused ns/Deployment/web
            FATAL: password authentication failed for user "app" (orders-db:5432)                              | call.credentials-refused ns/Deployment/web
            pq: no pg_hba.conf entry for host "10.0.0.1", orders-db                                            | call.credentials-refused ns/Deployment/web
            MongoServerError: Authentication failed. mongodb://orders-db:27017                                | call.credentials-refused ns/Deployment/web
            WRONGPASS invalid username-password pair or user is disabled. redis://orders-db:6379               | call.credentials-refused ns/Deployment/web
            ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN amqp://orders-db:5672      | call.credentials-refused ns/Deployment/web
            The MySQL server is running with the --read-only option, orders-db:3306                            | call.database-read-only ns/Service/orders-db
            ERROR: cannot execute INSERT in a read-only transaction (orders-db:5432)                           | call.database-read-only ns/Service/orders-db
            FATAL: sorry, too many clients already orders-db:5432                                              | call.connections-exhausted ns/Service/orders-db
            ERROR: relation "orders" does not exist at character 15 orders-db:5432                             | call.schema-mismatch ns/Service/orders-db
            Unknown column 'o.total' in 'field list' orders-db:3306                                            | call.schema-mismatch ns/Service/orders-db
            dial tcp: lookup carts on 10.96.0.10:53: no such host                                              | call.name-unknown ns/Deployment/web
            Error: getaddrinfo ENOTFOUND carts                                                                 | call.name-unknown ns/Deployment/web
            java.net.UnknownHostException: carts                                                               | call.name-unknown ns/Deployment/web
            connect ECONNREFUSED 10.0.0.1:7070                                                                 | call.connection-refused ns/Service/cart
            dial tcp 10.0.0.1:7071: connect: connection refused                                                | call.port-not-offered ns/Deployment/web
            requests.exceptions.ConnectionError: HTTPConnectionPool(host='cart', port=7070): Max retries exceeded: [Errno 111] Connection refused http://cart:7070/ | call.connection-refused ns/Service/cart
            System.Net.Http.HttpRequestException: Connection refused (cart:7070)                               | call.connection-refused ns/Service/cart
            rpc error: code = Unavailable desc = connection error: desc = "transport: error while dialing: dial tcp 10.0.0.1:7070: i/o timeout" | call.timeout ns/Service/cart
            tls: failed to verify certificate: x509: certificate has expired or is not yet valid: https://cart:7070 | call.certificate-expired ns/Service/cart
            429 Too Many Requests from http://cart:7070/items                                                  | call.rate-limited ns/Service/cart
            error reading server preface: http2: frame too large, cart:7070                                    | call.protocol-error ns/Service/cart
            POST https://api.example.com/v1/charges: i/o timeout                                               | call.external-failing Host/api.example.com
            traces export: dial tcp: connect: connection refused http://otel-collector.monitoring.svc:4317     | call.telemetry-failing monitoring/Service/otel-collector
            """)
    void errorsOfManyRuntimesNameTheirPeer(String line, String expected) {
        Observed observed = new Observed()
                .objects(
                        "{kind: Service, metadata: {name: cart, namespace: ns}, spec: {clusterIP: 10.0.0.1, selector: {app: cart}, ports: [{port: 7070}]}}")
                .row("Service", "orders-db", Map.of())
                .log("web-5d4f7c9b8d-abcde", "app", line);

        assertThat(observed.findings(new FailingCalls())).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INFO connected to cart:7070 in 12 ms",
                "{\"level\":\"debug\",\"msg\":\"connection refused by cart:7070, will retry\"}",
                "config: timeout=30s host=cart:7070",
                "dial tcp 127.0.0.1:9411: connect: connection refused",
            })
    void whatIsNoFailureIsSilent(String line) {
        Observed observed = new Observed().row("Service", "cart", Map.of()).log("web-5d4f7c9b8d-abcde", "app", line);

        assertThat(observed.findings(new FailingCalls())).isEmpty();
    }

    @Test
    void theReasonInTheLastCauseMeetsThePeerInTheFirstLine() {
        Observed observed = new Observed()
                .row("Service", "orders-db", Map.of())
                .log(
                        "web-5d4f7c9b8d-abcde",
                        "app",
                        "2026-01-01T10:00:00.123Z ERROR could not open jdbc:postgresql://orders-db:5432/orders",
                        "2026-01-01T10:00:00.124Z org.springframework.jdbc.CannotGetJdbcConnectionException: no connection",
                        "2026-01-01T10:00:00.124Z \tat org.springframework.jdbc.Utils.get(Utils.java:80)",
                        "2026-01-01T10:00:00.124Z Caused by: org.postgresql.util.PSQLException: FATAL: password authentication failed for user \"app\"",
                        "2026-01-01T10:00:00.124Z \tat org.postgresql.core.v3.Connect.auth(Connect.java:1)");

        assertThat(observed.findings(new FailingCalls())).contains("call.credentials-refused ns/Deployment/web");
    }
}
