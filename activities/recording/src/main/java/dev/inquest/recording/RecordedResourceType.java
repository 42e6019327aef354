package dev.inquest.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A kind as an API server serves it.
 *
 * @param group API group, empty for the core group
 * @param versions served versions, the preferred one first
 * @param subresources names below an object, such as {@code log}
 * @param builtIn whether every Kubernetes API server has it
 */
record RecordedResourceType(
        String group,
        List<String> versions,
        String plural,
        String kind,
        boolean namespaced,
        List<String> shortNames,
        List<String> categories,
        List<String> subresources,
        boolean builtIn) {

    RecordedResourceType {
        if (plural.isBlank() || kind.isBlank() || versions.isEmpty()) {
            throw new IllegalArgumentException(
                    "a resource type needs plural, kind and a version: " + plural + ", " + kind + ", " + versions);
        }
        versions = List.copyOf(versions);
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        subresources = List.copyOf(subresources);
    }

    /** {@code pods}, or {@code deployments.apps}: how an API server names it in messages. */
    String qualifiedName() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    String singular() {
        return kind.toLowerCase(Locale.ROOT);
    }

    String apiVersion(String version) {
        return group.isEmpty() ? version : group + "/" + version;
    }

    RecordedResourceType preferring(String version) {
        List<String> reordered = new ArrayList<>(versions);
        reordered.remove(version);
        reordered.addFirst(version);
        return new RecordedResourceType(
                group, reordered, plural, kind, namespaced, shortNames, categories, subresources, builtIn);
    }
}
