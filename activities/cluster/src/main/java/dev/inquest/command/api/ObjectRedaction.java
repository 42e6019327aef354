package dev.inquest.command.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.kubernetes.ResourceType;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What is taken from an object before anything else sees it: managedFields, and the values of Secrets. */
final class ObjectRedaction {

    /** Longer annotations of a Secret may be a copy of it: kubectl, kapp, Rancher and others keep what they applied there. */
    private static final int LONGEST_ANNOTATION = 120;

    private ObjectRedaction() {}

    /** Makes an object fit to leave the adapter. */
    interface Cleaning {
        ObjectNode of(ResourceType type, JsonNode object);
    }

    /** A copy of the object of this type, with apiVersion and kind first, fit to leave the adapter. */
    static ObjectNode clean(ResourceType type, JsonNode object) {
        ObjectNode clean = cleanWithHistory(type, object);
        if (clean.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        return clean;
    }

    /** The same, but it keeps managedFields, which hold names of fields and list keys. */
    static ObjectNode cleanWithHistory(ResourceType type, JsonNode object) {
        ObjectNode clean = ((ObjectNode) object).objectNode();
        clean.put("apiVersion", type.apiVersion());
        clean.put("kind", type.kind());
        ObjectNode copy = object.deepCopy();
        copy.remove("apiVersion");
        copy.remove("kind");
        clean.setAll(copy);
        if (isSecret(type)) {
            withhold(clean);
        }
        return clean;
    }

    static boolean isSecret(ResourceType type) {
        return type.group().isEmpty() && type.kind().equals("Secret");
    }

    private static void withhold(ObjectNode secret) {
        if (secret.path("metadata").path("annotations") instanceof ObjectNode annotations) {
            withholdCopies(annotations);
        }
        sizesOnly(secret.path("data"), true);
        sizesOnly(secret.path("stringData"), false);
    }

    /** Copies are JSON or compressed; in either case only their length is told. */
    private static void withholdCopies(ObjectNode annotations) {
        for (String key : fieldNames(annotations)) {
            String value = annotations.path(key).asText();
            if (value.length() > LONGEST_ANNOTATION || value.indexOf('{') >= 0) {
                annotations.put(key, value.length() + " characters");
            }
        }
    }

    private static void sizesOnly(JsonNode values, boolean encoded) {
        if (!(values instanceof ObjectNode map)) {
            return;
        }
        for (String key : fieldNames(map)) {
            map.put(key, size(map.path(key).asText(), encoded) + " bytes");
        }
    }

    private static List<String> fieldNames(ObjectNode map) {
        return map.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static int size(String value, boolean encoded) {
        if (!encoded) {
            return value.length();
        }
        try {
            return Base64.getDecoder().decode(value).length;
        } catch (IllegalArgumentException e) {
            return value.length();
        }
    }
}
