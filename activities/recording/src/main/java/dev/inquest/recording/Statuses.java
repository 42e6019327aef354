package dev.inquest.recording;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The Status objects of an API server, in its words. */
final class Statuses {
    /** The user that a recording pretends to have authenticated. */
    static final String USER = "inquest";

    private Statuses() {}

    static ObjectNode notFound(RecordedResourceType type, String name) {
        ObjectNode status = failure(404, "NotFound", type.qualifiedName() + " \"" + name + "\" not found");
        return withDetails(status, type, name);
    }

    static ObjectNode forbidden(
            String verb, RecordedResourceType type, String subresource, @Nullable String namespace, String name) {
        String target = type.plural() + (subresource.isEmpty() ? "" : "/" + subresource);
        String message = type.qualifiedName() + (name.isEmpty() ? "" : " \"" + name + "\"") + " is forbidden: User \""
                + USER + "\" cannot " + verb + " resource \"" + target + "\" in API group \"" + type.group() + "\" "
                + (namespace == null ? "at the cluster scope" : "in the namespace \"" + namespace + "\"");
        return withDetails(failure(403, "Forbidden", message), type, name);
    }

    static ObjectNode badRequest(String message) {
        return failure(400, "BadRequest", message);
    }

    static ObjectNode internalError(String cause) {
        ObjectNode status = failure(500, "InternalError", "Internal error occurred: " + cause);
        status.withObject("/details").putArray("causes").addObject().put("message", cause);
        return status;
    }

    /** A failure whose words were recorded. */
    static ObjectNode recorded(int code, String reason, String message) {
        return failure(code, reason, message);
    }

    static ObjectNode methodNotAllowed() {
        return failure(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    static ObjectNode notAcceptable() {
        return failure(406, "NotAcceptable", "only the following media types are accepted: application/json");
    }

    static ObjectNode expired() {
        return failure(
                410,
                "Expired",
                "The provided continue parameter is too old to display a consistent list result. You can start a new"
                        + " list without the continue parameter.");
    }

    private static ObjectNode withDetails(ObjectNode status, RecordedResourceType type, String name) {
        ObjectNode details = status.withObject("/details");
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        details.put("kind", type.plural());
        return status;
    }

    private static ObjectNode failure(int code, String reason, String message) {
        ObjectNode status = RecordedJson.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        return status.put("status", "Failure")
                .put("message", message)
                .put("reason", reason)
                .put("code", code);
    }
}
