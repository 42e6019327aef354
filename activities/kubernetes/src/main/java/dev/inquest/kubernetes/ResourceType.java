package dev.inquest.kubernetes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type of resource.
 *
 * @param group API group, empty for the core
 * @param version API version, as in {@code v1}
 * @param plural as in paths, {@code virtualservices}
 * @param kind as in objects, {@code VirtualService}
 * @param namespaced whether its objects live in namespaces
 * @param aliases other words for it: singular and short names
 */
public record ResourceType(
        String group, String version, String plural, String kind, boolean namespaced, List<String> aliases) {

    public ResourceType {
        aliases = List.copyOf(aliases);
    }

    /** As in objects: {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** As errors name it: {@code deployments.apps}. */
    public String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** As kubectl prefixes names with it: {@code deployment.apps}. */
    public String prefix() {
        String singular = kind.toLowerCase(java.util.Locale.ROOT);
        return group.isEmpty() ? singular : singular + "." + group;
    }

    /** The same type in another version. */
    public ResourceType in(String otherVersion) {
        return new ResourceType(group, otherVersion, plural, kind, namespaced, aliases);
    }

    /** The path of a collection, or of an object when a name is given. */
    public String path(@Nullable String namespace, @Nullable String name) {
        return (group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version)
                + (namespace == null || !namespaced ? "" : "/namespaces/" + encode(namespace))
                + "/" + plural
                + (name == null ? "" : "/" + encode(name));
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
