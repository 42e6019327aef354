package dev.inquest.command.changes;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.observation.Observation.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What changed about a node: taints, cordon, conditions that turned bad. */
final class NodeChanges {

    private NodeChanges() {}

    static List<Change> of(JsonNode node, ChangeWindow window) {
        List<Change> changes = new ArrayList<>();
        each(node, "spec", "taints").forEach(taint -> {
            Instant added = time(taint, "timeAdded");
            if (added == null || window.holds(added)) {
                String value = text(taint, "value").isEmpty() ? "" : "=" + text(taint, "value");
                changes.add(new Change(
                        entity(node),
                        added,
                        "",
                        "has taint " + text(taint, "key") + value + ":" + text(taint, "effect")));
            }
        });
        if (at(node, "spec", "unschedulable").asBoolean() && !ObjectChanges.hasHistory(node)) {
            changes.add(new Change(entity(node), null, "", "is cordoned"));
        }
        each(node, "status", "conditions").forEach(condition -> {
            boolean good =
                    text(condition, "status").equals(text(condition, "type").equals("Ready") ? "True" : "False");
            Instant since = time(condition, "lastTransitionTime");
            if (!good && window.holds(since)) {
                changes.add(new Change(
                        entity(node),
                        since,
                        "",
                        "condition " + text(condition, "type") + " became " + text(condition, "status") + ": "
                                + text(condition, "reason")));
            }
        });
        return changes;
    }
}
