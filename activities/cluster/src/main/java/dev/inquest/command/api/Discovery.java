package dev.inquest.command.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Asks the cluster which types it serves. Discovery is no look at the cluster's state and costs none. */
final class Discovery {

    private final ApiClient api;

    Discovery(ApiClient api) {
        this.api = api;
    }

    /** The versions in which the cluster serves the group, the preferred one first; empty when it does not. */
    List<String> versions(String group) {
        ApiAnswer answer = api.get("/apis/" + ApiClient.encode(group), Map.of());
        if (!answer.ok()) {
            return List.of();
        }
        List<String> versions = new ArrayList<>();
        versions.add(answer.json().path("preferredVersion").path("version").asText());
        answer.json()
                .path("versions")
                .forEach(v -> versions.add(v.path("version").asText()));
        return versions.stream().filter(v -> !v.isEmpty()).distinct().toList();
    }

    /** Whether the cluster serves the group; where it does not tell, it is taken to. */
    boolean serves(String group) {
        return api.get("/apis/" + ApiClient.encode(group), Map.of()).status() != 404;
    }

    /** The type that a word means to this cluster: plural, singular, kind or short name, or {@code plural.group}. */
    Optional<ResourceType> find(String word) {
        ApiAnswer groups = api.get("/apis", Map.of());
        String wanted = word.toLowerCase(Locale.ROOT);
        for (JsonNode group : groups.json().path("groups")) {
            String name = group.path("name").asText();
            boolean qualified = wanted.endsWith("." + name);
            if (wanted.indexOf('.') >= 0 && !qualified) {
                continue;
            }
            String bare = qualified ? wanted.substring(0, wanted.length() - name.length() - 1) : wanted;
            Optional<ResourceType> found =
                    find(name, group.path("preferredVersion").path("version").asText(), bare);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Everything that the cluster serves, each group in its preferred version. */
    ServedTypes all() {
        List<ServedTypes.Served> types = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        read("", "v1", types, silent);
        for (JsonNode group : api.get("/apis", Map.of()).json().path("groups")) {
            read(
                    group.path("name").asText(),
                    group.path("preferredVersion").path("version").asText(),
                    types,
                    silent);
        }
        return new ServedTypes(types, silent);
    }

    private void read(String group, String version, List<ServedTypes.Served> types, List<String> silent) {
        ApiAnswer answer = resources(group, version);
        if (!answer.ok()) {
            silent.add(group.isEmpty() ? version : group + "/" + version);
        }
        for (JsonNode resource : answer.json().path("resources")) {
            if (resource.path("name").asText().indexOf('/') < 0) {
                types.add(new ServedTypes.Served(
                        type(group, version, resource),
                        texts(resource, "shortNames"),
                        texts(resource, "verbs"),
                        texts(resource, "categories")));
            }
        }
    }

    private Optional<ResourceType> find(String group, String version, String word) {
        for (JsonNode resource : resources(group, version).json().path("resources")) {
            if (resource.path("name").asText().indexOf('/') < 0) {
                ResourceType type = type(group, version, resource);
                if (type.plural().equals(word)
                        || type.kind().equalsIgnoreCase(word)
                        || type.aliases().contains(word)) {
                    return Optional.of(type);
                }
            }
        }
        return Optional.empty();
    }

    private ApiAnswer resources(String group, String version) {
        String path = group.isEmpty() ? "/api/" : "/apis/" + ApiClient.encode(group) + "/";
        return api.get(path + ApiClient.encode(version), Map.of());
    }

    private static ResourceType type(String group, String version, JsonNode resource) {
        List<String> aliases = new ArrayList<>(texts(resource, "shortNames"));
        aliases.addFirst(resource.path("singularName").asText());
        return new ResourceType(
                group,
                version,
                resource.path("name").asText(),
                resource.path("kind").asText(),
                resource.path("namespaced").asBoolean(),
                aliases);
    }

    private static List<String> texts(JsonNode resource, String field) {
        return Fields.texts(resource, field).toList();
    }
}
