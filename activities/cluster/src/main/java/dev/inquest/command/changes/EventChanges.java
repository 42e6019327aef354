package dev.inquest.command.changes;

import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.table.EventFields;
import dev.inquest.observation.Observation.Change;
import java.util.List;
import java.util.Set;

/** Events that tell of a change: scaling, rollouts, evictions, nodes that come, go or are cordoned. */
final class EventChanges {

    private static final Set<String> REASONS = Set.of(
            "ScalingReplicaSet",
            "SuccessfulRescale",
            "DeploymentRollback",
            "DeploymentPaused",
            "DeploymentResumed",
            "Preempted",
            "Evicted",
            "TaintManagerEviction",
            "NodeNotSchedulable",
            "NodeSchedulable",
            "NodeNotReady",
            "NodeReady",
            "RegisteredNode",
            "RemovingNode",
            "DeletingNode",
            "Rebooted",
            "Starting",
            "FileSystemResizeSuccessful",
            "VolumeResizeSuccessful");

    private EventChanges() {}

    static List<Change> of(List<JsonNode> events, ChangeWindow window) {
        return events.stream()
                .filter(e -> REASONS.contains(text(e, "reason")))
                .filter(e -> window.holds(EventFields.lastSeen(e)))
                .filter(e -> !text(e, "reason").equals("Starting")
                        || text(e, "involvedObject", "kind").equals("Node"))
                .map(e -> new Change(
                        EventFields.regarding(e),
                        EventFields.lastSeen(e),
                        or(text(e, "source", "component"), text(e, "reportingComponent")),
                        text(e, "reason") + ": " + text(e, "message").strip()))
                .distinct()
                .toList();
    }
}
