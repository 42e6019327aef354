package dev.inquest.analysis.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Observed;
import dev.inquest.incident.Alert;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.observation.Observation.Edge;
import dev.inquest.observation.Observation.Series;
import dev.inquest.observation.Observation.TableRow;
import dev.inquest.observation.ShiftTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsAnalyzersTest {

    private static final double[] CALM = {4, 4.1, 3.9, 4, 4.1, 4, 3.9, 4, 4.1, 4};
    private static final double[] SLOW = {4, 4.1, 3.9, 4, 900, 910, 905, 900, 4, 4.1};
    private static final double[] SLOWER = {20, 21, 20, 20, 3000, 3100, 3050, 3000, 20, 21};

    @Test
    void blamesTheNetworkOfTheDeepestSlowWorkloadThatIsNotBusy() {
        Observed seen = shop().add(latency("web", SLOWER))
                .add(latency("orders", SLOWER))
                .add(latency("stock", SLOW))
                .add(latency("cart", CALM))
                .add(series("cpu", "stock", 0.03, 0.03, 0.03, 0.03, 0.02, 0.02, 0.02, 0.02, 0.03, 0.03));

        assertThat(causes(seen)).containsExactly("metrics.network-delayed ns/Deployment/stock");
    }

    @Test
    void takesTheEchoOfALargeRiseForNoSourceOfItsOwn() {
        Observed seen = shop().add(latency("web", SLOWER))
                .add(latency("stock", SLOW))
                .add(latency("cart", 0.5, 0.5, 0.5, 0.5, 3.5, 3.6, 3.7, 3.5, 0.5, 0.5));

        assertThat(causes(seen)).containsExactly("metrics.network-delayed ns/Deployment/stock");
    }

    @Test
    void blamesTheCpuWhereTheSlowOneIsThrottled() {
        Observed seen = shop().add(latency("orders", SLOWER))
                .add(latency("stock", SLOW))
                .add(series("cpu_cfs", "stock", 0, 0, 0, 0, 0.7, 0.75, 0.7, 0.7, 0, 0));

        assertThat(causes(seen)).containsExactly("metrics.cpu-saturated ns/Deployment/stock");
    }

    @Test
    void blamesTheCpuWhereUsageRoseToTheLimit() {
        Observed seen = shop().add(latency("stock", SLOW))
                .add(series("cpu", "stock", 0.01, 0.01, 0.01, 0.01, 0.19, 0.195, 0.19, 0.19, 0.01, 0.01))
                .objects("""
                        {apiVersion: apps/v1, kind: Deployment, metadata: {name: stock, namespace: ns},
                         spec: {template: {spec: {containers: [{name: a, resources: {limits: {cpu: 200m}}}]}}}}""");

        assertThat(causes(seen)).containsExactly("metrics.cpu-saturated ns/Deployment/stock");
    }

    @Test
    void noFewPercentOfThrottlingIsSaturation() {
        Observed seen = shop().add(series("cpu_cfs", "stock", 0, 0, 0, 0, 0.05, 0.06, 0.05, 0.06, 0, 0));

        assertThat(causes(seen)).isEmpty();
    }

    @Test
    void blamesTheNodeThatAllSlowOnesShare() {
        Observed seen =
                shop().add(latency("stock", SLOW)).add(latency("cart", SLOW)).add(latency("web", SLOWER));

        assertThat(causes(seen.add(on("stock", "n1")).add(on("cart", "n1")).add(on("web", "n2"))))
                .containsExactly("node.network-delayed Node/n1");
    }

    @Test
    void blamesTheTrafficMemoryOrDiskThatGrewWithTheLatency() {
        double[] doubled = {10, 10, 10, 10, 40, 41, 40, 41, 10, 10};

        assertThat(causes(shop().add(latency("stock", SLOW)).add(series("rps", "stock", doubled))))
                .containsExactly("metrics.traffic-surged ns/Deployment/stock");
        assertThat(causes(shop().add(latency("stock", SLOW)).add(series("memory_bytes", "stock", doubled))))
                .containsExactly("metrics.memory-grown ns/Deployment/stock");
        assertThat(causes(shop().add(latency("stock", SLOW)).add(series("disk_io_time", "stock", doubled))))
                .containsExactly("metrics.disk-busy ns/Deployment/stock");
    }

    @Test
    void readsTheValuesOfAlertsWhereNoSeriesWasSeen() {
        Observed seen = shop();

        List<Finding> found = analyze(
                seen,
                alert(Map.of("alertname", "HighLatency", "service", "stock"), "p90: Normal=400ms -> Current=1.2s"),
                alert(Map.of("alertname", "CPUThrottling", "service", "cart"), "throttled 61% of the time"));

        assertThat(found)
                .extracting(f -> f.code() + " " + f.entity())
                .contains(
                        "metrics.network-delayed ns/Deployment/stock", "metrics.cpu-said-saturated ns/Deployment/cart");
    }

    @Test
    void anAlertOfTheNodesNetworkPutsTheBlameOnTheNode() {
        Observed seen = shop().add(new TableRow(Entity.clusterScoped("Node", "n1"), Map.of("STATUS", "Ready")));

        List<Finding> found = analyze(
                seen,
                alert(Map.of("alertname", "SlowResponse", "service", "stock"), "p50 4ms -> 900ms"),
                alert(Map.of("alertname", "TcpRetransmissions", "node", "n1"), "0.00 -> 0.92"));

        assertThat(found).extracting(f -> f.code() + " " + f.entity()).contains("node.network-delayed Node/n1");
    }

    @Test
    void takesTheBeginningOfALoadForNoSlowdown() {
        double[] begins = {0, 0, 0, 0, 5, 5.1, 5, 5.1, 5, 5};

        assertThat(causes(shop().add(latency("stock", begins)).add(series("rps", "stock", begins))))
                .isEmpty();
    }

    @Test
    void findsNothingInAHealthyNamespaceNorInMetricsOfOthers() {
        Observed healthy = shop().add(latency("stock", CALM)).add(latency("web", CALM));
        Observed others = shop().add(new Series(
                "x",
                Map.of("__name__", "p90latency", "service", "stock", "namespace", "other"),
                ShiftTest.points(SLOW)));
        Observed unmeasured = shop().add(series("rps", "stock", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));

        assertThat(causes(healthy)).isEmpty();
        assertThat(causes(others)).isEmpty();
        assertThat(causes(unmeasured)).isEmpty();
    }

    private static Observed shop() {
        Observed seen = new Observed();
        for (String name : List.of("web", "orders", "stock", "cart")) {
            seen.add(new TableRow(Entity.of("ns", "Deployment", name), Map.of("READY", "1/1")));
        }
        return seen.add(calls("web", "orders"))
                .add(calls("orders", "stock"))
                .add(calls("web", "stock"))
                .add(calls("web", "cart"));
    }

    private static Edge calls(String caller, String callee) {
        return new Edge(Entity.of("ns", "Service", caller), Entity.of("ns", "Service", callee), "calls", "traces");
    }

    private static TableRow on(String workload, String node) {
        return new TableRow(
                Entity.of("ns", "Pod", workload + "-6b7f9d8c54-x2x4z"),
                Map.of("READY", "1/1", "STATUS", "Running", "RESTARTS", "0", "NODE", node));
    }

    private static Series latency(String service, double... values) {
        return series("p90latency", service, values);
    }

    private static Series series(String name, String service, double... values) {
        return new Series("q", Map.of("__name__", name, "service", service), ShiftTest.points(values));
    }

    private static Alert alert(Map<String, String> labels, String description) {
        return new Alert(labels, Map.of("description", description), null);
    }

    private static List<String> causes(Observed observed) {
        return analyze(observed).stream()
                .filter(f -> !f.code().equals("metrics.latency-raised"))
                .map(f -> f.code() + " " + f.entity())
                .toList();
    }

    private static List<Finding> analyze(Observed observed, Alert... alerts) {
        EvidenceIndex seen = observed.seen();
        Incident plain = Observed.incident("slow");
        Incident incident = new Incident(
                plain.id(),
                plain.source(),
                plain.title(),
                plain.description(),
                plain.cluster(),
                plain.namespace(),
                plain.startsAt(),
                List.of(alerts),
                null);
        return MetricsAnalyzers.all().stream()
                .flatMap(a -> a.analyze(seen, incident).stream())
                .toList();
    }
}
