package dev.inquest.command.changes;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.kind;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.observation.Observation.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The marks that changes leave on one object: its creation, its deletion, who wrote it since, its generation. */
final class ObjectChanges {

    static final String CREATED = "created";

    private static final Set<String> WITH_KEYS = Set.of("ConfigMap", "Secret");
    private static final Duration AT_CREATION = Duration.ofSeconds(2);
    private static final int MOST_FIELDS = 6;

    private final ChangeWindow window;
    private final JsonNode object;
    private final @Nullable Instant created;
    private final List<Change> changes = new ArrayList<>();

    private ObjectChanges(JsonNode object, ChangeWindow window) {
        this.object = object;
        this.window = window;
        this.created = time(object, "metadata", "creationTimestamp");
    }

    static List<Change> of(JsonNode object, ChangeWindow window) {
        ObjectChanges all = new ObjectChanges(object, window);
        List<Written> written = Written.of(object);
        all.creation(written);
        all.deletion();
        written.forEach(all::write);
        if (written.isEmpty()) {
            all.generation();
        }
        return all.changes;
    }

    /** Whether the object tells who wrote it. */
    static boolean hasHistory(JsonNode object) {
        return !at(object, "metadata", "managedFields").isEmpty();
    }

    private void creation(List<Written> written) {
        if (window.holds(created)) {
            String who = written.stream()
                    .filter(w -> isAtCreation(w.when()) && w.isConfiguration())
                    .map(Written::manager)
                    .findFirst()
                    .orElse("");
            changes.add(new Change(entity(object), created, who, CREATED + details()));
        }
    }

    private void deletion() {
        Instant deleted = time(object, "metadata", "deletionTimestamp");
        if (deleted != null) {
            List<String> finalizers =
                    each(object, "metadata", "finalizers").map(JsonNode::asText).toList();
            changes.add(new Change(
                    entity(object),
                    deleted,
                    "",
                    "being deleted" + (finalizers.isEmpty() ? "" : ", held by finalizers " + finalizers)));
        }
    }

    private void write(Written written) {
        if (window.holds(written.when()) && !isAtCreation(written.when()) && written.isConfiguration()) {
            String through = written.subresource().isEmpty() ? "" : " through " + written.subresource();
            String replicas = written.fields().contains("spec.replicas")
                    ? "; spec.replicas is " + text(object, "spec", "replicas") + " now"
                    : "";
            changes.add(new Change(
                    entity(object),
                    written.when(),
                    written.manager(),
                    "written" + through + "; sets " + written.summary(MOST_FIELDS) + replicas));
        }
    }

    /** Without managedFields the generation still counts the changes to the specification, but not when they were. */
    private void generation() {
        long generation = at(object, "metadata", "generation").asLong();
        if (generation > 1) {
            changes.add(new Change(
                    entity(object),
                    null,
                    "",
                    "specification changed " + (generation - 1) + " times since it was created"));
        }
    }

    private String details() {
        if (text(object, "type").equals("helm.sh/release.v1")) {
            Map<String, String> labels = labels(object);
            return ": Helm release " + labels.getOrDefault("name", "") + " version "
                    + labels.getOrDefault("version", "") + " " + labels.getOrDefault("status", "");
        }
        if (WITH_KEYS.contains(kind(object))) {
            return " with keys " + map(object, "data").keySet();
        }
        return "";
    }

    private boolean isAtCreation(@Nullable Instant when) {
        Instant start = Objects.requireNonNullElse(created, Instant.MAX);
        return when != null && Duration.between(start, when).abs().compareTo(AT_CREATION) <= 0;
    }
}
