package dev.inquest.command.table;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.stream.Collectors;

/** The TARGETS cell of an autoscaler: current over wanted, a metric each. */
final class AutoscalerTargets {

    private AutoscalerTargets() {}

    static String of(JsonNode autoscaler) {
        String targets = each(autoscaler, "spec", "metrics")
                .map(metric -> target(autoscaler, metric))
                .collect(Collectors.joining(", "));
        return or(targets, "<none>");
    }

    private static String target(JsonNode autoscaler, JsonNode metric) {
        String source = source(metric);
        JsonNode wanted = at(metric, source, "target");
        JsonNode current = each(autoscaler, "status", "currentMetrics")
                .filter(m -> at(m, source).isObject() && at(m, source, "name").equals(at(metric, source, "name")))
                .map(m -> at(m, source, "current"))
                .findFirst()
                .orElse(MissingNode.getInstance());
        String name = text(metric, source, "name");
        return (name.isEmpty() ? "" : name + ": ") + value(current) + "/" + value(wanted);
    }

    private static String source(JsonNode metric) {
        String type = metric.path("type").asText("Resource");
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    private static String value(JsonNode value) {
        if (value.has("averageUtilization")) {
            return value.path("averageUtilization").asText() + "%";
        }
        String average = text(value, "averageValue");
        return or(or(average, text(value, "value")), "<unknown>");
    }
}
