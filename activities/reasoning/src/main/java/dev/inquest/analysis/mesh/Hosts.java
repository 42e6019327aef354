package dev.inquest.analysis.mesh;

import dev.inquest.analysis.Cited;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;

/** The hosts that a VirtualService or a DestinationRule is for. */
final class Hosts {

    private Hosts() {}

    /** The Services among them. */
    static List<Entity> of(MeshSight sight, Cited<WholeObject> object) {
        return sight.services(object.what().object(), names(object));
    }

    /** In words. */
    static String written(Cited<WholeObject> object) {
        return String.join(", ", names(object));
    }

    /** The object, and the failing calls it explains. */
    static List<Integer> evidence(Cited<WholeObject> object, Traffic traffic, List<Entity> services) {
        List<Integer> evidence = new ArrayList<>(List.of(object.evidence()));
        traffic.failing(services).forEach(c -> evidence.add(c.evidence()));
        return evidence.stream().distinct().toList();
    }

    private static List<String> names(Cited<WholeObject> object) {
        List<String> names = new ArrayList<>();
        String host = Fields.text(object.what().object(), "spec", "host");
        if (!host.isEmpty()) {
            names.add(host);
        }
        Fields.list(object.what().object(), "spec", "hosts").forEach(h -> names.add(h.asText()));
        return names;
    }
}
