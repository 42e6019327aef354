package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.EventSeen;
import dev.inquest.observation.Observation.TableRow;
import dev.inquest.observation.Observation.WholeObject;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Nodes that are not ready, cordoned or under pressure, and what their kubelet says of it. */
public final class Nodes implements Analyzer {

    private static final Map<String, String> PRESSURES = Map.of(
            "MemoryPressure", "node.memory-pressure",
            "DiskPressure", "node.disk-pressure",
            "PIDPressure", "node.pid-pressure",
            "NetworkUnavailable", "node.network-unavailable");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (Cited<TableRow> row : seen.rows("Node")) {
            fromRow(row, found);
        }
        for (Cited<WholeObject> node : seen.objects("Node")) {
            fromObject(node, found);
        }
        for (Cited<EventSeen> event : seen.events()) {
            fromEvent(seen, event, found);
        }
        return found;
    }

    private static void fromRow(Cited<TableRow> row, List<Finding> found) {
        String status = row.what().cell("STATUS");
        Entity node = row.what().entity();
        if (status.startsWith("NotReady") || status.startsWith("Unknown")) {
            found.add(finding("node.not-ready", node, "is " + status, row.evidence()));
        }
        if (status.contains("SchedulingDisabled")) {
            found.add(new Finding(
                    "node.cordoned",
                    node,
                    row.what().cell("ROLES").matches(".*(control-plane|master).*") ? Severity.INFO : Severity.WARNING,
                    "Node " + node.name() + " takes no new pods.",
                    List.of(row.evidence())));
        }
    }

    private static void fromObject(Cited<WholeObject> sighted, List<Finding> found) {
        Entity node = sighted.what().entity();
        for (JsonNode condition : Fields.list(sighted.what().object(), "status", "conditions")) {
            String type = Fields.text(condition, "type");
            String status = Fields.text(condition, "status");
            String message = Fields.text(condition, "message");
            if (type.equals("Ready") && !status.equals("True")) {
                found.add(finding(notReady(message), node, "is not ready: " + message, sighted.evidence()));
            } else if (PRESSURES.containsKey(type) && status.equals("True")) {
                found.add(finding(PRESSURES.getOrDefault(type, ""), node, "has " + type, sighted.evidence()));
            }
        }
    }

    private static String notReady(String message) {
        if (message.contains("container runtime") || message.contains("PLEG")) {
            return "node.runtime-down";
        }
        return message.contains("stopped posting") ? "node.kubelet-silent" : "node.not-ready";
    }

    private static void fromEvent(EvidenceIndex seen, Cited<EventSeen> event, List<Finding> found) {
        EventSeen e = event.what();
        boolean runtime = e.message().matches("(?s).*(containerd|crio|docker)\\.sock.*");
        if (runtime && e.regarding().kind().equals("Node")) {
            found.add(finding(
                    "node.runtime-down", e.regarding(), "cannot reach its runtime: " + e.message(), event.evidence()));
        } else if (runtime && e.regarding().kind().equals("Pod")) {
            seen.object(e.regarding())
                    .map(o -> Fields.text(o.what().object(), "spec", "nodeName"))
                    .or(() -> seen.row(e.regarding()).map(r -> r.what().cell("NODE")))
                    .filter(name -> !name.isBlank() && !name.equals("<none>"))
                    .ifPresent(name -> found.add(finding(
                            "node.runtime-down",
                            Entity.clusterScoped("Node", name),
                            "cannot start pods: " + e.message(),
                            event.evidence())));
        }
    }

    private static Finding finding(String code, Entity node, String what, int evidence) {
        return new Finding(
                code,
                node,
                Severity.ERROR,
                "Node " + node.name() + " " + Shorten.to(300, what) + ".",
                List.of(evidence));
    }
}
