package dev.inquest.command.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What to ask a Prometheus of which only the names of its metrics are known: the usual questions of cAdvisor, node exporter
 * and Istio where their metrics exist; any further gauge whose name says latency, traffic, CPU and so on as it is.
 */
final class GoldenSignals {

    private static final Pattern COUNTED = Pattern.compile(".*_(total|bucket|sum|count|created|info)");
    private static final Pattern EXPORTERS = Pattern.compile(
            "(go|process|prometheus|promhttp|net_conntrack|alertmanager|node|kube|container|istio|envoy|pilot|apiserver|etcd"
                    + "|workqueue|rest_client|scheduler|kubelet|kubeproxy|kubernetes|machine|cadvisor|authentication|storage"
                    + "|coredns|grpc)_.*");
    private static final Pattern TELLING = Pattern.compile(
            "(?i).*(latenc|duration|response_time|rps|qps|request|throughput|success|error|cpu|throttl|cfs|mem|retrans|network"
                    + "|packet|disk|io_time|saturation).*");
    private static final int MAX_NAMES = 40;

    private GoldenSignals() {}

    /** The expressions to ask, most telling first. */
    static List<String> expressions(Set<String> names, String namespace) {
        String in = "namespace=\"" + namespace + "\"";
        Map<String, String> usual = new LinkedHashMap<>();
        usual.put(
                "istio_request_duration_milliseconds_bucket",
                "histogram_quantile(0.9, sum by (le, destination_workload)"
                        + " (rate(istio_request_duration_milliseconds_bucket{destination_workload_namespace=\""
                        + namespace
                        + "\",reporter=\"destination\"}[2m])))");
        usual.put(
                "container_cpu_cfs_throttled_periods_total",
                "sum by (pod) (rate(container_cpu_cfs_throttled_periods_total{" + in + "}[2m]))"
                        + " / sum by (pod) (rate(container_cpu_cfs_periods_total{" + in + "}[2m]))");
        usual.put(
                "container_cpu_usage_seconds_total",
                "sum by (pod) (rate(container_cpu_usage_seconds_total{" + in + ",container!=\"\"}[2m]))");
        usual.put(
                "container_memory_working_set_bytes",
                "sum by (pod) (container_memory_working_set_bytes{" + in + ",container!=\"\"})");
        usual.put("node_netstat_Tcp_RetransSegs", "rate(node_netstat_Tcp_RetransSegs[2m])");
        List<String> expressions = new ArrayList<>();
        List<String> gauges = names.stream()
                .filter(n -> TELLING.matcher(n).matches())
                .filter(n ->
                        !COUNTED.matcher(n).matches() && !EXPORTERS.matcher(n).matches())
                .limit(MAX_NAMES)
                .toList();
        if (!gauges.isEmpty()) {
            expressions.add("{__name__=~\"" + String.join("|", gauges) + "\",namespace=~\"|" + namespace + "\"}");
        }
        usual.forEach((name, expression) -> {
            if (names.contains(name)) {
                expressions.add(expression);
            }
        });
        return expressions;
    }
}
