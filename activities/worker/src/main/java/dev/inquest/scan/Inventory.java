package dev.inquest.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.cluster.ClusterUnavailableException;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.output.TableRows;
import dev.inquest.command.table.EventFields;
import dev.inquest.command.table.Tables;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.ResourceType;
import dev.inquest.kubernetes.ResourceTypes;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists what analyzers read and keeps each object reduced: one piece of evidence a list. */
final class Inventory {

    private static final Tables.Options WIDE = new Tables.Options(true, false, "", List.of(), false);

    private final ClusterReader reader;
    private final @Nullable String namespace;
    private final Deadline deadline;
    private final Slim slim = new Slim();
    private final List<Evidence> evidence = new ArrayList<>();
    private int objects;

    Inventory(ClusterReader reader, @Nullable String namespace, Deadline deadline) {
        this.reader = reader;
        this.namespace = namespace;
        this.deadline = deadline;
    }

    /**
     * Lists all kinds, as far as the time goes.
     *
     * @throws ClusterUnavailableException when the cluster does not answer at all
     */
    void read() {
        ScanKinds.all().forEach(plural -> list(ResourceTypes.of(plural), namespace));
        if (namespace != null && !namespace.equals(MeshLook.ROOT_NAMESPACE)) {
            ScanKinds.MESH_WIDE.forEach(plural -> list(ResourceTypes.of(plural), MeshLook.ROOT_NAMESPACE));
        }
    }

    /** What was seen so far. */
    List<Evidence> evidence() {
        return evidence;
    }

    /** How many objects were listed. */
    int objects() {
        return objects;
    }

    /** Adds what was seen otherwise, under the next number. */
    void add(String command, EvidenceStatus status, List<Observation> observations, int looks) {
        evidence.add(new Evidence(evidence.size() + 1, command, status, "", observations, looks, reader.observedAt()));
    }

    private void list(ResourceType type, @Nullable String in) {
        String scope = type.namespaced() ? in : null;
        String command = "kubectl get " + ResourceTypes.canonical(type)
                + (!type.namespaced() ? "" : scope == null ? " -A" : " -n " + scope) + " -o yaml";
        int before = reader.spent();
        if (deadline.isOver()) {
            withheld(command, type, 0, "the scan's time was up", before);
            return;
        }
        try {
            switch (reader.list(type, scope, Selection.ALL, this::kept)) {
                case ApiReply.Shown shown -> shown(command, shown, scope, before);
                case ApiReply.NoSuchType none ->
                    shown(command, new ApiReply.Shown(type, List.of(), true), scope, before);
                case ApiReply.Absent absent -> shown(command, new ApiReply.Shown(type, List.of(), true), scope, before);
                case ApiReply.Withheld w -> withheld(command, type, w.status(), w.message(), before);
            }
        } catch (OutOfTimeException e) {
            withheld(command, type, 0, "the scan's time was up", before);
        } catch (ClusterUnavailableException e) {
            if (evidence.stream().noneMatch(seen -> seen.status() == EvidenceStatus.OK)) {
                throw e;
            }
            withheld(command, type, 503, String.valueOf(e.getMessage()), before);
        }
    }

    private ObjectNode kept(ObjectNode object) {
        if (deadline.isOver()) {
            throw new OutOfTimeException();
        }
        objects++;
        return slim.reduce(object);
    }

    private void shown(String command, ApiReply.Shown shown, @Nullable String scope, int before) {
        List<Observation> observations = new ArrayList<>(shown.objects().size() + 1);
        observations.add(new Observation.Listing(
                shown.type().kind(),
                scope,
                null,
                shown.complete(),
                shown.objects().stream()
                        .filter(Inventory::isNamed)
                        .map(Fields::entity)
                        .toList()));
        List<JsonNode> withRows = new ArrayList<>();
        for (JsonNode object : shown.objects()) {
            if (shown.type().kind().equals("Event")) {
                observations.add(event(object));
            } else if (isNamed(object)) {
                observations.add(
                        new Observation.WholeObject(Fields.entity(object), Fields.text(object, "apiVersion"), object));
                if (isTold(shown.type().kind(), object)) {
                    withRows.add(object);
                }
            }
        }
        observations.addAll(TableRows.of(Tables.of(shown.type().kind(), withRows, WIDE, reader.now())));
        add(command, EvidenceStatus.OK, observations, reader.spent() - before);
    }

    /** A table's row tells what no field says in so many words: of nodes, and of pods that are not well. */
    private static boolean isTold(String kind, JsonNode object) {
        return kind.equals("Node") || (kind.equals("Pod") && !Slim.isHealthy(object));
    }

    /** What has no name is no object of a cluster. */
    private static boolean isNamed(JsonNode object) {
        return !Fields.name(object).isBlank();
    }

    private static Observation event(JsonNode event) {
        return new Observation.EventSeen(
                EventFields.regarding(event),
                Fields.text(event, "type"),
                Fields.text(event, "reason"),
                Fields.text(event, "message").strip(),
                EventFields.count(event),
                EventFields.firstSeen(event),
                EventFields.lastSeen(event));
    }

    private void withheld(String command, ResourceType type, int status, String message, int before) {
        String what = type.plural() + (namespace == null || !type.namespaced() ? "" : " in namespace " + namespace);
        add(
                command,
                status == 0 || status >= 500 ? EvidenceStatus.FAILED : EvidenceStatus.REFUSED,
                List.of(new Observation.Unavailable(
                        what, null, status, Objects.requireNonNullElse(message, ""), "list " + what)),
                reader.spent() - before);
    }

    /** Ends a list whose pages take too long. */
    private static final class OutOfTimeException extends RuntimeException {}
}
