package dev.inquest.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.recording.table.PrintedColumn;
import dev.inquest.recording.table.PrintedTables;
import dev.inquest.recording.table.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes objects in the form the client accepts: as they are, as a Table, or as their metadata alone. */
final class Representation {
    private static final String TABLE = "Table";
    private static final String METADATA = "PartialObjectMetadata";

    private final Instant now;

    Representation(Instant now) {
        this.now = now;
    }

    ApiResponse object(ApiRequest request, RecordedResourceType type, String version, ObjectNode object) {
        MediaRange accepted = accepted(request);
        ObjectNode served = versioned(type, version, object);
        return ApiResponse.json(
                switch (accepted.as().orElse("")) {
                    case TABLE ->
                        table(request, accepted, type, List.of(served), listMetadata(RecordedJson.object(), served));
                    case METADATA -> metadataOnly(accepted, served);
                    default -> served;
                });
    }

    ApiResponse list(
            ApiRequest request, RecordedResourceType type, String version, Paging.Page page, boolean filtered) {
        MediaRange accepted = accepted(request);
        List<ObjectNode> served = page.items().stream()
                .map(object -> versioned(type, version, object))
                .toList();
        ObjectNode metadata = RecordedJson.object().put("resourceVersion", ResourceVersions.OF_LISTS);
        page.next().ifPresent(token -> metadata.put("continue", token));
        // An API server does not count what a selector would still match.
        if (page.remaining() > 0 && !filtered) {
            metadata.put("remainingItemCount", page.remaining());
        }
        return ApiResponse.json(
                switch (accepted.as().orElse("")) {
                    case TABLE -> table(request, accepted, type, served, metadata);
                    case METADATA -> metadataList(accepted, served, metadata);
                    default -> plainList(type, version, served, metadata);
                });
    }

    /** The first media range that can be served: an unknown transformation is passed over, as API servers do. */
    private static MediaRange accepted(ApiRequest request) {
        return request.accept().stream()
                .filter(MediaRange::isJson)
                .filter(range -> range.as().isEmpty()
                        || range.isMeta() && range.as().get().matches(TABLE + "|" + METADATA + "(List)?"))
                .findFirst()
                .map(range ->
                        range.as().filter(as -> as.equals(METADATA + "List")).isPresent()
                                ? new MediaRange(range.type(), withAs(range, METADATA))
                                : range)
                .orElseThrow(() -> new ApiException(Statuses.notAcceptable()));
    }

    private static Map<String, String> withAs(MediaRange range, String as) {
        Map<String, String> parameters = new HashMap<>(range.parameters());
        parameters.put("as", as);
        return parameters;
    }

    private static ObjectNode versioned(RecordedResourceType type, String version, ObjectNode object) {
        String apiVersion = type.apiVersion(version);
        if (object.path("apiVersion").asText().equals(apiVersion)) {
            return object;
        }
        // Served versions of one kind share their schema here, so only the name of the version differs.
        ObjectNode copy = RecordedJson.object().put("apiVersion", apiVersion);
        object.properties().forEach(entry -> copy.putIfAbsent(entry.getKey(), entry.getValue()));
        return copy;
    }

    private static ObjectNode plainList(
            RecordedResourceType type, String version, List<ObjectNode> served, ObjectNode metadata) {
        ObjectNode list =
                RecordedJson.object().put("kind", type.kind() + "List").put("apiVersion", type.apiVersion(version));
        list.set("metadata", metadata);
        ArrayNode items = list.putArray("items");
        for (ObjectNode object : served) {
            // Lists of built-in kinds leave out what the list says already; custom resources repeat it.
            items.add(type.builtIn() ? withoutType(object) : object);
        }
        return list;
    }

    private static ObjectNode withoutType(ObjectNode object) {
        ObjectNode copy = RecordedJson.object();
        copy.setAll(object);
        return copy.remove(List.of("kind", "apiVersion"));
    }

    private static ObjectNode metadataList(MediaRange accepted, List<ObjectNode> served, ObjectNode metadata) {
        ObjectNode list = RecordedJson.object()
                .put("kind", METADATA + "List")
                .put("apiVersion", "meta.k8s.io/" + accepted.metaVersion());
        list.set("metadata", metadata);
        ArrayNode items = list.putArray("items");
        served.forEach(object -> items.add(metadataOnly(accepted, object)));
        return list;
    }

    private static ObjectNode metadataOnly(MediaRange accepted, ObjectNode object) {
        ObjectNode metadata =
                RecordedJson.object().put("kind", METADATA).put("apiVersion", "meta.k8s.io/" + accepted.metaVersion());
        metadata.set("metadata", object.path("metadata"));
        return metadata;
    }

    private ObjectNode table(
            ApiRequest request,
            MediaRange accepted,
            RecordedResourceType type,
            List<ObjectNode> served,
            ObjectNode metadata) {
        ObjectNode table =
                RecordedJson.object().put("kind", TABLE).put("apiVersion", "meta.k8s.io/" + accepted.metaVersion());
        table.set("metadata", metadata);
        List<PrintedColumn> columns = PrintedTables.columns(type.qualifiedName());
        ArrayNode definitions = table.putArray("columnDefinitions");
        for (PrintedColumn column : columns) {
            definitions
                    .addObject()
                    .put("name", column.name())
                    .put("type", column.type())
                    .put("format", column.format())
                    .put("description", "")
                    .put("priority", column.wide() ? 1 : 0);
        }
        ArrayNode rows = table.putArray("rows");
        for (ObjectNode object : served) {
            ObjectNode row = rows.addObject();
            ArrayNode cells = row.putArray("cells");
            columns.forEach(column -> cells.add(cell(column, object)));
            include(request, accepted, row, object);
        }
        return table;
    }

    private JsonNode cell(PrintedColumn column, ObjectNode object) {
        return RecordedJson.MAPPER.valueToTree(column.cell().apply(new Row(object, now)));
    }

    private static void include(ApiRequest request, MediaRange accepted, ObjectNode row, ObjectNode object) {
        switch (request.parameter("includeObject").orElse("Metadata")) {
            case "None" -> {}
            case "Object" -> row.set("object", object);
            case "Metadata" -> row.set("object", metadataOnly(accepted, object));
            default ->
                throw new ApiException(Statuses.badRequest("unrecognized includeObject value: "
                        + request.parameter("includeObject").orElse("")));
        }
    }

    private static ObjectNode listMetadata(ObjectNode metadata, ObjectNode object) {
        return metadata.put(
                "resourceVersion",
                object.path("metadata").path("resourceVersion").asText());
    }
}
