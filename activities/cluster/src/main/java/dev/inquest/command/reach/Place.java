package dev.inquest.command.reach;

import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.kubernetes.ResourceType;
import dev.inquest.kubernetes.ResourceTypes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One end of the way as it was written: {@code NAME}, {@code KIND/NAME}, {@code NAMESPACE/NAME} or
 * {@code NAMESPACE/KIND/NAME}.
 *
 * @param namespace where
 * @param kind its plural, or null when only a name was given
 * @param name its name
 */
record Place(String namespace, @Nullable String kind, String name) {

    private static final Set<String> KINDS =
            Set.of("pods", "services", "deployments", "statefulsets", "daemonsets", "replicasets", "jobs");

    static Place read(String word, String namespace) {
        String[] parts = word.split("/", -1);
        return switch (parts.length) {
            case 1 -> new Place(namespace, null, Arguments.name(parts[0]));
            case 2 ->
                isKind(parts[0])
                        ? new Place(namespace, kind(parts[0]), Arguments.name(parts[1]))
                        : new Place(Arguments.namespace(parts[0]), null, Arguments.name(parts[1]));
            case 3 -> new Place(Arguments.namespace(parts[0]), kind(parts[1]), Arguments.name(parts[2]));
            default ->
                throw new CommandRefusedException(
                        "'" + word + "' is not NAME, KIND/NAME, NAMESPACE/NAME or NAMESPACE/KIND/NAME");
        };
    }

    /** As it is written in the canonical line, the namespace only where it is not the command's. */
    String word(String commandNamespace) {
        return (namespace.equals(commandNamespace) ? "" : namespace + "/") + (kind == null ? "" : kind + "/") + name;
    }

    /** The types to look for it among, in this order. */
    List<ResourceType> types(List<String> otherwise) {
        return (kind == null ? otherwise : List.of(kind))
                .stream().map(ResourceTypes::of).toList();
    }

    private static boolean isKind(String word) {
        return ResourceTypes.named(word).isPresent();
    }

    private static String kind(String word) {
        return ResourceTypes.named(word)
                .map(ResourceTypes::canonical)
                .filter(KINDS::contains)
                .orElseThrow(() -> new CommandRefusedException(
                        "what calls and is called is a pod, a service or a workload, not " + word));
    }
}
