package dev.inquest.recording;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** Every object of an API server has a resource version; what printed the recording often left it out. */
final class ResourceVersions {
    /** The version of every list: nothing ever changes in a recording. */
    static final String OF_LISTS = "999999999";

    private ResourceVersions() {}

    static void complete(Collection<List<ObjectNode>> objectsByKind) {
        long next = 1000;
        for (List<ObjectNode> objects : objectsByKind) {
            for (ObjectNode object : objects) {
                ObjectNode metadata = object.withObject("/metadata");
                if (!metadata.has("resourceVersion")) {
                    metadata.put("resourceVersion", Long.toString(next++));
                }
            }
        }
    }
}
