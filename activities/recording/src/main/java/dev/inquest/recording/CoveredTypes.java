package dev.inquest.recording;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Custom kinds that a recording's coverage names, so that they can be served empty. A bare plural that no table knows
 * says too little (no group) and is ignored.
 */
final class CoveredTypes {
    private CoveredTypes() {}

    static Set<RecordedResourceType> of(Coverage coverage) {
        Set<RecordedResourceType> types = new LinkedHashSet<>();
        coverage.cluster().forEach(resource -> add(types, resource, false));
        coverage.namespaces().values().forEach(set -> set.forEach(resource -> add(types, resource, true)));
        return types;
    }

    private static void add(Set<RecordedResourceType> types, String resource, boolean namespaced) {
        if (matching(TypeTable.BUILT_IN, resource).findAny().isPresent()) {
            return;
        }
        List<RecordedResourceType> wellKnown =
                matching(TypeTable.WELL_KNOWN_CUSTOM, resource).toList();
        types.addAll(wellKnown);
        int dot = resource.indexOf('.');
        if (wellKnown.isEmpty() && dot > 0) {
            String plural = resource.substring(0, dot);
            types.add(new RecordedResourceType(
                    resource.substring(dot + 1),
                    List.of("v1"),
                    plural,
                    kindOf(plural),
                    namespaced,
                    List.of(),
                    List.of(),
                    List.of("status"),
                    false));
        }
    }

    private static Stream<RecordedResourceType> matching(List<RecordedResourceType> table, String resource) {
        return table.stream()
                .filter(type ->
                        type.qualifiedName().equals(resource) || type.plural().equals(resource));
    }

    /** The definition is not recorded, so the kind is guessed from the plural: {@code certificates} to Certificate. */
    private static String kindOf(String plural) {
        String singular = plural.endsWith("ies")
                ? plural.substring(0, plural.length() - 3) + "y"
                : plural.endsWith("sses") || plural.endsWith("xes")
                        ? plural.substring(0, plural.length() - 2)
                        : plural.replaceFirst("s$", "");
        return singular.substring(0, 1).toUpperCase(Locale.ROOT) + singular.substring(1);
    }
}
