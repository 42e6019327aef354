package dev.inquest.scan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.mesh.MeshAnalyzer;
import dev.inquest.mesh.MeshConfig;
import dev.inquest.mesh.MeshMessage;
import dev.inquest.mesh.Scope;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code istioctl analyze} would say of the objects already listed; nothing where there is no mesh. */
final class MeshLook {

    static final String ROOT_NAMESPACE = MeshConfig.ROOT_NAMESPACE;

    private static final Set<String> SIGNS = Set.of(
            "VirtualService",
            "DestinationRule",
            "ServiceEntry",
            "Sidecar",
            "PeerAuthentication",
            "AuthorizationPolicy",
            "RequestAuthentication",
            "EnvoyFilter");

    private MeshLook() {}

    /**
     * @param messages what was found
     * @param notes the checks that failed, one sentence each
     */
    record Result(List<Observation> messages, List<String> notes) {}

    static Result at(List<Evidence> evidence, @Nullable String namespace) {
        List<JsonNode> objects = new ArrayList<>();
        boolean complete = true;
        for (Evidence piece : evidence) {
            for (Observation seen : piece.observations()) {
                if (seen instanceof Observation.WholeObject o) {
                    objects.add(o.object());
                }
                complete &= !(seen instanceof Observation.Unavailable);
            }
        }
        boolean mesh =
                objects.stream().anyMatch(o -> SIGNS.contains(o.path("kind").asText()));
        if (!mesh) {
            return new Result(List.of(), List.of());
        }
        return messages(new MeshConfig(objects, complete ? read(namespace) : Scope.of(Set.of())));
    }

    private static Scope read(@Nullable String namespace) {
        return namespace == null ? Scope.everywhere() : Scope.of(Set.of(namespace));
    }

    private static Result messages(MeshConfig config) {
        List<Observation> messages = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (MeshAnalyzer analyzer : MeshAnalyzer.all()) {
            try {
                for (MeshMessage f : analyzer.analyze(config)) {
                    messages.add(new Observation.Message(f.code(), f.severity(), f.entity(), f.line()));
                }
            } catch (RuntimeException e) {
                // Configuration comes from any cluster: a check that meets a shape nobody thought of must not end the
                // rest.
                notes.add("The mesh check " + analyzer.getClass().getSimpleName() + " could not read what was seen ("
                        + e.getClass().getSimpleName() + ").");
            }
        }
        return new Result(messages, notes);
    }
}
