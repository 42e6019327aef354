package dev.inquest.command.describe;

import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.table.EventFields;
import dev.inquest.kubernetes.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes an object with its events. */
public final class Descriptions {

    private static final Describer GENERIC = new GenericDescriber();
    private static final Set<String> TWO_READS = Set.of("Service", "Node", "PersistentVolumeClaim", "Namespace");
    private static final Map<String, Describer> BY_KIND = Map.ofEntries(
            Map.entry("Pod", new PodDescriber()),
            Map.entry("Service", new ServiceDescriber()),
            Map.entry("Endpoints", new ServiceDescriber()),
            Map.entry("Deployment", new WorkloadDescriber()),
            Map.entry("ReplicaSet", new WorkloadDescriber()),
            Map.entry("StatefulSet", new WorkloadDescriber()),
            Map.entry("DaemonSet", new WorkloadDescriber()),
            Map.entry("Job", new WorkloadDescriber()),
            Map.entry("Node", new NodeDescriber()),
            Map.entry("PersistentVolume", new StorageDescriber()),
            Map.entry("PersistentVolumeClaim", new StorageDescriber()),
            Map.entry("ConfigMap", new ConfigDescriber()),
            Map.entry("Secret", new ConfigDescriber()),
            Map.entry("Namespace", new NamespaceDescriber()),
            Map.entry("ResourceQuota", new NamespaceDescriber()),
            Map.entry("NetworkPolicy", new NetworkPolicyDescriber()));

    private Descriptions() {}

    /** How many looks a description of this kind takes beside its object and events. */
    public static int furtherLooks(String kind) {
        return TWO_READS.contains(kind) ? 1 : 0;
    }

    /**
     * The description.
     *
     * @param events its events, or null when they could not be had
     */
    public static String of(JsonNode object, @Nullable List<JsonNode> events, RelatedObjects surroundings) {
        DescribePage page = new DescribePage();
        page.line("Name", name(object)).optional("Namespace", text(object, "metadata", "namespace"));
        String deleted = text(object, "metadata", "deletionTimestamp");
        if (!deleted.isEmpty()) {
            page.line(
                    "Deletion",
                    "since " + deleted + ", finalizers "
                            + Fields.texts(object, "metadata", "finalizers").toList());
        }
        BY_KIND.getOrDefault(Fields.kind(object), GENERIC).describe(object, page, surroundings);
        if (events == null) {
            page.line("Events", "not shown to this account");
        } else if (events.isEmpty()) {
            page.line("Events", "<none>");
        } else {
            page.section("Events", () -> page.table(table(events, surroundings.now())));
        }
        return page.toString();
    }

    private static String table(List<JsonNode> events, @Nullable Instant now) {
        List<List<String>> rows = new ArrayList<>();
        events.forEach(e -> rows.add(List.of(
                text(e, "type"),
                text(e, "reason"),
                EventFields.seen(e, now),
                Fields.or(text(e, "source", "component"), text(e, "reportingComponent")),
                text(e, "message").strip().replace('\n', ' '))));
        return Columns.text(List.of("Type", "Reason", "Age", "From", "Message"), rows);
    }
}
