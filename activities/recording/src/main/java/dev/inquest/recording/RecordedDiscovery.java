package dev.inquest.recording;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which groups, versions and kinds there are. Only what can be read is offered as a verb. */
final class RecordedDiscovery {
    private final Collection<RecordedResourceType> types;

    RecordedDiscovery(Collection<RecordedResourceType> types) {
        this.types = types;
    }

    ObjectNode coreVersions(String address) {
        ObjectNode versions = RecordedJson.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs")
                .addObject()
                .put("clientCIDR", "0.0.0.0/0")
                .put("serverAddress", address);
        return versions;
    }

    ObjectNode groups() {
        ObjectNode list = RecordedJson.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        versionsByGroup().forEach((group, versions) -> groups.add(group(group, versions)));
        return list;
    }

    Optional<ObjectNode> group(String group) {
        return Optional.ofNullable(versionsByGroup().get(group)).map(versions -> {
            ObjectNode found = RecordedJson.object().put("kind", "APIGroup").put("apiVersion", "v1");
            return found.setAll(group(group, versions));
        });
    }

    Optional<ObjectNode> resources(String group, String version) {
        List<RecordedResourceType> served = types.stream()
                .filter(type -> type.group().equals(group) && type.versions().contains(version))
                .toList();
        if (served.isEmpty() && !(group.equals(AccessReviews.GROUP) && version.equals("v1"))) {
            return Optional.empty();
        }
        ObjectNode list = RecordedJson.object().put("kind", "APIResourceList").put("apiVersion", "v1");
        list.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
        ArrayNode resources = list.putArray("resources");
        served.forEach(type -> describe(resources, type));
        if (group.equals(AccessReviews.GROUP)) {
            AccessReviews.describe(resources);
        }
        return Optional.of(list);
    }

    private TreeMap<String, Set<String>> versionsByGroup() {
        TreeMap<String, Set<String>> groups = new TreeMap<>();
        groups.put(AccessReviews.GROUP, Set.of("v1"));
        types.stream().filter(type -> !type.group().isEmpty()).forEach(type -> groups.computeIfAbsent(
                        type.group(), key -> new LinkedHashSet<>())
                .addAll(type.versions()));
        return groups;
    }

    private static ObjectNode group(String group, Set<String> versions) {
        ObjectNode node = RecordedJson.object().put("name", group);
        ArrayNode list = node.putArray("versions");
        versions.forEach(version ->
                list.addObject().put("groupVersion", group + "/" + version).put("version", version));
        node.set("preferredVersion", list.get(0));
        return node;
    }

    private static void describe(ArrayNode resources, RecordedResourceType type) {
        ObjectNode resource = resource(resources, type, type.plural(), "get", "list", "watch");
        resource.put("singularName", type.singular());
        addAll(resource, "shortNames", type.shortNames());
        addAll(resource, "categories", type.categories());
        type.subresources().forEach(sub -> resource(resources, type, type.plural() + "/" + sub, "get"));
    }

    private static ObjectNode resource(ArrayNode resources, RecordedResourceType type, String name, String... verbs) {
        ObjectNode resource = resources
                .addObject()
                .put("name", name)
                .put("singularName", "")
                .put("namespaced", type.namespaced())
                .put("kind", type.kind());
        addAll(resource, "verbs", List.of(verbs));
        return resource;
    }

    private static void addAll(ObjectNode node, String field, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray(field);
            values.forEach(array::add);
        }
    }
}
