package dev.inquest.command.changes;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.kind;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.namespace;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.inquest.incident.Entity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a workload's pod template, as a ReplicaSet or a ControllerRevision keeps it.
 *
 * @param number its number
 * @param cause the change cause that was noted, or empty
 * @param holder what keeps it
 * @param created since when it exists, or null
 * @param replicas how many pods it shall have now, empty where the holder does not say
 * @param template the pod template
 */
public record Revision(
        long number, String cause, Entity holder, @Nullable Instant created, String replicas, JsonNode template) {

    private static final String NUMBER = "deployment.kubernetes.io/revision";
    private static final String CAUSE = "kubernetes.io/change-cause";
    private static final String HASH = "pod-template-hash";

    /** The revisions of a workload among these ReplicaSets or ControllerRevisions, the oldest first. */
    public static List<Revision> of(JsonNode workload, List<JsonNode> holders) {
        return holders.stream()
                .filter(h -> Objects.equals(namespace(h), namespace(workload)))
                .filter(h -> each(h, "metadata", "ownerReferences")
                        .anyMatch(o -> text(o, "kind").equals(kind(workload))
                                && text(o, "name").equals(name(workload))))
                .map(Revision::of)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(Revision::number))
                .toList();
    }

    private static Optional<Revision> of(JsonNode holder) {
        boolean controllerRevision = kind(holder).equals("ControllerRevision");
        String number =
                controllerRevision ? text(holder, "revision") : text(at(holder, "metadata", "annotations"), NUMBER);
        if (!number.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        JsonNode template =
                controllerRevision ? at(holder, "data", "spec", "template") : at(holder, "spec", "template");
        return Optional.of(new Revision(
                Long.parseLong(number),
                text(at(holder, "metadata", "annotations"), CAUSE),
                entity(holder),
                time(holder, "metadata", "creationTimestamp"),
                text(holder, "spec", "replicas"),
                bare(template)));
    }

    /** The template without what controllers add to tell revisions apart. */
    private static JsonNode bare(JsonNode template) {
        if (!(template.deepCopy() instanceof ObjectNode copy)) {
            return template;
        }
        copy.remove("$patch");
        if (copy.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("creationTimestamp");
            if (metadata.path("labels") instanceof ObjectNode labels) {
                labels.remove(HASH);
            }
        }
        return copy;
    }

    /** The template, a line a field. */
    public List<String> lines() {
        return FlatField.of(template).stream().map(FlatField::line).toList();
    }

    /** What this revision has otherwise than an earlier one: {@code -} what was, {@code +} what is. */
    public List<String> since(Revision earlier) {
        List<String> lines = new ArrayList<>();
        for (AbstractDelta<FlatField> delta : DiffUtils.diff(FlatField.of(earlier.template), FlatField.of(template))
                .getDeltas()) {
            delta.getSource().getLines().forEach(f -> lines.add("- " + f.line()));
            delta.getTarget().getLines().forEach(f -> lines.add("+ " + f.line()));
        }
        return lines;
    }
}
