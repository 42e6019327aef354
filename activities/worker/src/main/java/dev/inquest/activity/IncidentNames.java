package dev.inquest.activity;

import dev.inquest.incident.Entity;
import dev.inquest.incident.Incident;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Observation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names of an incident by the role they play, so that a procedure learned on one fits another. */
public final class IncidentNames {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");

    private IncidentNames() {}

    /**
     * {@code namespace} is where the page points; {@code service} and {@code workload} are the first of their kind, among
     * those seen, that the page names.
     */
    public static Map<String, String> of(Incident incident, List<Evidence> evidence) {
        Map<String, String> names = new LinkedHashMap<>();
        String page = incident.page();
        named(page, evidence, Set.of("Service")).ifPresent(name -> names.put("service", name));
        named(page, evidence, WORKLOADS).ifPresent(name -> names.put("workload", name));
        if (incident.namespace() != null) {
            names.put("namespace", incident.namespace());
        }
        return names;
    }

    private static java.util.Optional<String> named(String page, List<Evidence> evidence, Set<String> kinds) {
        Set<String> seen = new TreeSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        for (Evidence piece : evidence) {
            for (Observation observation : piece.observations()) {
                if (observation instanceof Observation.Listing listing) {
                    listing.members().stream()
                            .filter(e -> kinds.contains(e.kind()))
                            .map(Entity::name)
                            .forEach(seen::add);
                }
            }
        }
        return seen.stream().filter(name -> mentions(page, name)).findFirst();
    }

    private static boolean mentions(String page, String name) {
        return Pattern.compile("(?<![\\p{L}\\p{N}-])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}-])")
                .matcher(page)
                .find();
    }
}
