package dev.inquest.citation;

import dev.inquest.incident.Entity;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which objects show another one, though its name is not theirs: the pods and replica sets that a controller made carry its
 * name with a suffix of Kubernetes' safe alphabet or an ordinal, and the endpoints of a Service its name.
 */
final class OwnershipNames {

    private static final String SAFE = "[bcdfghjklmnpqrstvwxz2456789]";
    private static final String HASH = "(?:[a-f0-9]{8,10}|" + SAFE + "{5,10})";
    private static final String RANDOM = "[a-z0-9]{5}";

    private static final Set<String> CONTROLLED = Set.of("Pod", "ReplicaSet", "Job", "PersistentVolumeClaim");

    private OwnershipNames() {}

    /** Whether seeing the one shows that the other is there. */
    static boolean shows(Entity seen, Entity other) {
        if (seen.equals(other)) {
            return true;
        }
        if (other.kind().equals("Namespace")) {
            return other.name().equals(seen.namespace());
        }
        return Objects.equals(seen.namespace(), other.namespace())
                && seen.name().startsWith(named(seen, other))
                && suffix(seen, other).matcher(seen.name()).matches();
    }

    /** What the seen object's name begins with, where it may be kin at all; else nothing that a name begins with. */
    private static String named(Entity seen, Entity other) {
        boolean kin =
                switch (other.kind()) {
                    case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob" ->
                        CONTROLLED.contains(seen.kind());
                    case "Service" ->
                        seen.kind().equals("Endpoints") || seen.kind().equals("EndpointSlice");
                    default -> false;
                };
        boolean claim = seen.kind().equals("PersistentVolumeClaim");
        return !kin || claim && !other.kind().equals("StatefulSet") ? "\n" : claim ? "" : other.name();
    }

    private static Pattern suffix(Entity seen, Entity other) {
        String name = Pattern.quote(other.name());
        return Pattern.compile(
                switch (other.kind()) {
                    case "Deployment" ->
                        seen.kind().equals("ReplicaSet") ? name + "-" + HASH : name + "-" + HASH + "-" + RANDOM;
                    case "StatefulSet" ->
                        seen.kind().equals("Pod") ? name + "-\\d{1,5}" : "[-.a-z0-9]+-" + name + "-\\d{1,5}";
                    case "CronJob" -> name + "-\\d{8,10}(?:-" + RANDOM + ")?";
                    case "Service" -> seen.kind().equals("Endpoints") ? name : name + "-" + RANDOM;
                    default -> name + "-" + RANDOM;
                });
    }
}
