package dev.inquest.command.api;

import com.fasterxml.jackson.databind.JsonNode;
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

    private Optional<ResourceType> find(String group, String version, String word) {
        ApiAnswer resources = api.get("/apis/" + ApiClient.encode(group) + "/" + ApiClient.encode(version), Map.of());
        for (JsonNode resource : resources.json().path("resources")) {
            String plural = resource.path("name").asText();
            if (plural.indexOf('/') >= 0) {
                continue;
            }
            List<String> aliases = new ArrayList<>();
            aliases.add(resource.path("singularName").asText());
            resource.path("shortNames").forEach(s -> aliases.add(s.asText()));
            String kind = resource.path("kind").asText();
            if (plural.equals(word) || kind.equalsIgnoreCase(word) || aliases.contains(word)) {
                return Optional.of(new ResourceType(
                        group,
                        version,
                        plural,
                        kind,
                        resource.path("namespaced").asBoolean(),
                        aliases));
            }
        }
        return Optional.empty();
    }
}
