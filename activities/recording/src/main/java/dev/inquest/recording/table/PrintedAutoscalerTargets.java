package dev.inquest.recording.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The metrics of a HorizontalPodAutoscaler, current value against target. */
final class PrintedAutoscalerTargets {
    private static final int SHOWN = 2;

    private PrintedAutoscalerTargets() {}

    static String of(Row autoscaler) {
        JsonNode current = autoscaler.at("status.currentMetrics");
        List<String> targets = new ArrayList<>();
        for (JsonNode metric : autoscaler.at("spec.metrics")) {
            targets.add(target(metric, current.path(targets.size())));
        }
        return targets.isEmpty() ? Row.NONE : Row.firstOf(targets, SHOWN, ", ");
    }

    private static String target(JsonNode metric, JsonNode status) {
        String type = metric.path("type").asText();
        return switch (type) {
            case "Resource" -> resource(metric.path("resource"), status.path("resource"));
            case "ContainerResource" -> resource(metric.path("containerResource"), status.path("containerResource"));
            case "Pods" ->
                value(status.path("pods").path("current"), "averageValue") + "/"
                        + metric.path("pods")
                                .path("target")
                                .path("averageValue")
                                .asText();
            case "Object" -> valueOrAverage(metric.path("object"), status.path("object"));
            case "External" -> valueOrAverage(metric.path("external"), status.path("external"));
            default -> "<unknown type>";
        };
    }

    private static String resource(JsonNode metric, JsonNode status) {
        JsonNode target = metric.path("target");
        String name = metric.path("name").asText() + ": ";
        if (target.has("averageValue")) {
            return name + value(status.path("current"), "averageValue") + "/"
                    + target.path("averageValue").asText();
        }
        JsonNode utilization = status.path("current").path("averageUtilization");
        return name
                + (utilization.isNumber() ? utilization.asText() + "%" : PrintedAges.UNKNOWN) + "/"
                + (target.has("averageUtilization")
                        ? target.path("averageUtilization").asText() + "%"
                        : "<auto>");
    }

    private static String valueOrAverage(JsonNode metric, JsonNode status) {
        JsonNode target = metric.path("target");
        boolean average = target.has("averageValue");
        String field = average ? "averageValue" : "value";
        return value(status.path("current"), field) + "/" + target.path(field).asText() + (average ? " (avg)" : "");
    }

    private static String value(JsonNode current, String field) {
        return current.path(field).asText(PrintedAges.UNKNOWN);
    }
}
