package dev.inquest.analysis.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Fields;
import dev.inquest.analysis.Seen;
import dev.inquest.analysis.Sighted;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation.WholeObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which mode of mutual TLS the server's side demands: the policy of the workload, then of its namespace, then of the
 * mesh's root namespace; the oldest of equals wins; a port's own mode wins within a workload's policy; {@code UNSET}
 * asks the next (Istio, PeerAuthentication reference).
 */
final class PeerModes {

    /** Where Istio keeps policies for the whole mesh unless told otherwise. */
    static final String ROOT_NAMESPACE = "istio-system";

    /**
     * @param mode {@code STRICT}, {@code PERMISSIVE} or {@code DISABLE}
     * @param policy the policy that says so
     * @param evidence where it was seen
     */
    record Demand(String mode, Entity policy, int evidence) {}

    private final List<Sighted<WholeObject>> policies;

    PeerModes(Seen seen) {
        policies = seen.objects("PeerAuthentication").stream()
                .sorted(Comparator.comparing((Sighted<WholeObject> p) ->
                                Fields.text(p.what().object(), "metadata.creationTimestamp"))
                        .thenComparing(p -> p.what().entity()))
                .toList();
    }

    /** What is demanded of callers of pods with the labels on the port; empty when no policy seen says anything. */
    Optional<Demand> demanded(@Nullable String namespace, Map<String, String> labels, String port) {
        return ofWorkload(namespace, labels, port).or(() -> wide(namespace)).or(() -> wide(ROOT_NAMESPACE));
    }

    private Optional<Demand> ofWorkload(@Nullable String namespace, Map<String, String> labels, String port) {
        return policies.stream()
                .filter(p -> Objects.equals(p.what().entity().namespace(), namespace))
                .filter(p -> !selector(p).isEmpty() && Fields.matches(selector(p), labels))
                .flatMap(p -> demand(p, portMode(p.what().object(), port)).stream())
                .findFirst();
    }

    private Optional<Demand> wide(@Nullable String namespace) {
        return policies.stream()
                .filter(p -> Objects.equals(p.what().entity().namespace(), namespace))
                .filter(p -> selector(p).isEmpty())
                .flatMap(p -> demand(p, Fields.text(p.what().object(), "spec.mtls.mode")).stream())
                .findFirst();
    }

    private static Map<String, String> selector(Sighted<WholeObject> policy) {
        return Fields.map(policy.what().object(), "spec.selector.matchLabels");
    }

    private static String portMode(JsonNode policy, String port) {
        String own = policy.path("spec")
                .path("portLevelMtls")
                .path(port)
                .path("mode")
                .asText("");
        return own.isEmpty() || own.equals("UNSET") ? Fields.text(policy, "spec.mtls.mode") : own;
    }

    private static Optional<Demand> demand(Sighted<WholeObject> policy, String mode) {
        return mode.isEmpty() || mode.equals("UNSET")
                ? Optional.empty()
                : Optional.of(new Demand(mode, policy.what().entity(), policy.evidence()));
    }
}
