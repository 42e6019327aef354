package dev.inquest.command.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.kubernetes.ResourceType;
import java.util.List;

/** How one read of the cluster went. */
public sealed interface ApiReply {

    /**
     * The cluster showed it.
     *
     * @param type what was read, as the cluster serves it
     * @param objects the objects, each with apiVersion and kind, without managedFields and Secret values
     * @param complete whether these are all there are
     */
    record Shown(ResourceType type, List<JsonNode> objects, boolean complete) implements ApiReply {
        public Shown {
            objects = List.copyOf(objects);
        }
    }

    /**
     * It does not exist.
     *
     * @param message what the cluster said
     */
    record Absent(String message) implements ApiReply {}

    /**
     * The cluster serves no such type, so there is no object of it.
     *
     * @param word the type as it was asked
     */
    record NoSuchType(String word) implements ApiReply {}

    /**
     * The cluster did not show it, or it was not asked because the looks were spent (status 0).
     *
     * @param what what was asked, as in {@code endpoints in namespace shop}
     * @param status HTTP status, or 0
     * @param message what the cluster said
     * @param need what it would need, as in {@code list endpoints in namespace shop}
     */
    record Withheld(String what, int status, String message, String need) implements ApiReply {

        /** The line that says so, as kubectl words it. */
        public String line() {
            return switch (status) {
                case 0 -> "(not asked: " + message + ")";
                case 401 -> "error: You must be logged in to the server (Unauthorized)";
                case 403 -> "Error from server (Forbidden): " + message;
                case 400 -> "Error from server (BadRequest): " + message;
                default -> "Error from server: " + message;
            };
        }
    }
}
