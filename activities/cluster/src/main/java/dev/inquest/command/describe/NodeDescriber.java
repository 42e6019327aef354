package dev.inquest.command.describe;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.namespace;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Describes nodes, with the pods on them and what those ask for. */
final class NodeDescriber implements Describer {

    @Override
    public void describe(JsonNode node, DescribePage page, RelatedObjects surroundings) {
        Common.labels(node, page);
        page.line("CreationTimestamp", text(node, "metadata", "creationTimestamp"))
                .lines(
                        "Taints",
                        each(node, "spec", "taints")
                                .map(t -> text(t, "key") + (text(t, "value").isEmpty() ? "" : "=" + text(t, "value"))
                                        + ":" + text(t, "effect"))
                                .toList())
                .line("Unschedulable", or(text(node, "spec", "unschedulable"), "false"));
        Common.conditions(node, page);
        page.section("Addresses", () -> each(node, "status", "addresses")
                .forEach(a -> page.line(text(a, "type"), text(a, "address"))));
        page.section("Capacity", () -> map(node, "status", "capacity").forEach(page::line));
        page.section("Allocatable", () -> map(node, "status", "allocatable").forEach(page::line));
        page.section("System Info", () -> GenericDescriber.fields(at(node, "status", "nodeInfo"), page));
        surroundings
                .list("pods", null, Selection.where("spec.nodeName=" + name(node)))
                .ifPresentOrElse(
                        pods -> pods(pods, page), () -> page.plain("Non-terminated Pods: not shown to this account"));
    }

    private static void pods(List<JsonNode> all, DescribePage page) {
        List<JsonNode> pods = all.stream()
                .filter(p -> !List.of("Succeeded", "Failed").contains(text(p, "status", "phase")))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        pods.forEach(p -> rows.add(List.of(
                Objects.requireNonNullElse(namespace(p), ""),
                name(p),
                sum(p, "requests", "cpu"),
                sum(p, "limits", "cpu"),
                sum(p, "requests", "memory"),
                sum(p, "limits", "memory"))));
        page.section(
                "Non-terminated Pods (" + pods.size() + " in total)",
                () -> page.table(Columns.text(
                        List.of("Namespace", "Name", "CPU Requests", "CPU Limits", "Memory Requests", "Memory Limits"),
                        rows)));
    }

    private static String sum(JsonNode pod, String side, String resource) {
        List<String> parts = each(pod, "spec", "containers")
                .map(c -> text(c, "resources", side, resource))
                .filter(q -> !q.isEmpty())
                .toList();
        return parts.isEmpty() ? "0" : String.join("+", parts);
    }
}
