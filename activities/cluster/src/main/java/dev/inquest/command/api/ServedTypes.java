package dev.inquest.command.api;

import dev.inquest.kubernetes.ResourceType;
import java.util.List;

/**
 * The types that a cluster serves.
 *
 * @param types the types, each in its group's preferred version
 * @param silent the groups whose types could not be read, as in {@code metrics.k8s.io/v1beta1}
 */
public record ServedTypes(List<Served> types, List<String> silent) {

    public ServedTypes {
        types = List.copyOf(types);
        silent = List.copyOf(silent);
    }

    /**
     * One type.
     *
     * @param type the type
     * @param shortNames its short names
     * @param verbs what can be done with it
     * @param categories the groups of kinds it belongs to, as in {@code all}
     */
    public record Served(ResourceType type, List<String> shortNames, List<String> verbs, List<String> categories) {

        public Served {
            shortNames = List.copyOf(shortNames);
            verbs = List.copyOf(verbs);
            categories = List.copyOf(categories);
        }
    }
}
