package dev.inquest.recording;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers get and list of any resource. */
final class ResourceReads {
    private final Visibility visibility;
    private final Representation representation;

    ResourceReads(Visibility visibility, Representation representation) {
        this.visibility = visibility;
        this.representation = representation;
    }

    ApiResponse get(
            ApiRequest request,
            RecordedResourceType type,
            String version,
            @Nullable String namespace,
            String name,
            String sub) {
        return representation.object(request, type, version, visibility.get(type, namespace, name, sub));
    }

    ApiResponse list(ApiRequest request, RecordedResourceType type, String version, @Nullable String namespace) {
        List<ObjectNode> visible = visibility.list(type, namespace);
        if (request.flag("watch")) {
            // Nothing will ever happen in a recording: the stream of changes ends at once.
            return new ApiResponse(200, "application/json", new byte[0]);
        }
        Optional<String> labels = request.parameter("labelSelector");
        Optional<String> fields = request.parameter("fieldSelector");
        LabelSelector byLabel = LabelSelector.parse(labels.orElse(""));
        FieldSelector byField = FieldSelector.parse(fields.orElse(""), type);
        List<ObjectNode> selected =
                visible.stream().filter(byLabel).filter(byField).toList();
        boolean filtered = labels.isPresent() || fields.isPresent();
        return representation.list(request, type, version, Paging.of(request).page(selected), filtered);
    }
}
