package dev.inquest.analysis.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.logs.Call;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.LabelSelectors;
import dev.inquest.mesh.MeshConfig;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Services that the caller's proxy does not know: the Sidecar that holds for it leaves them out of its egress hosts, or the
 * Service is exported to other namespaces only. Only where calls to them fail.
 */
public final class SidecarScopes implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        MeshSight sight = MeshSight.of(seen);
        Callers callers = new Callers(sight);
        List<Finding> found = new ArrayList<>();
        for (Call call : new Traffic(seen).failing()) {
            if (call.source().namespace() instanceof String namespace) {
                Map<String, String> labels = callers.pod(call.source())
                        .map(p -> Fields.map(p, "metadata", "labels"))
                        .orElse(Map.of());
                holding(sight, namespace, labels)
                        .filter(s -> hides(s, call.target()))
                        .ifPresent(s -> found.add(finding(
                                "mesh.hidden-by-sidecar",
                                s,
                                call,
                                "Sidecar " + s.what().entity().name() + " leaves ")));
                seen.object(call.target())
                        .filter(s -> !exported(s.what().object(), namespace))
                        .ifPresent(s -> found.add(finding(
                                "mesh.service-not-exported",
                                s,
                                call,
                                "The annotation networking.istio.io/exportTo leaves ")));
            }
        }
        return found;
    }

    /** The Sidecar for a workload: one that selects it, else that of its namespace, else that of the whole mesh. */
    static Optional<Cited<WholeObject>> holding(MeshSight sight, String namespace, Map<String, String> labels) {
        List<Cited<WholeObject>> all = sight.objects("Sidecar");
        return all.stream()
                .filter(s -> namespace.equals(s.what().entity().namespace()))
                .filter(s -> !selector(s).isEmpty() && LabelSelectors.selects(selector(s), labels))
                .findFirst()
                .or(() -> forAll(all, namespace))
                .or(() -> forAll(all, sight.config().options().rootNamespace()));
    }

    private static Optional<Cited<WholeObject>> forAll(List<Cited<WholeObject>> sidecars, String namespace) {
        return sidecars.stream()
                .filter(s -> namespace.equals(s.what().entity().namespace()))
                .filter(s -> selector(s).isEmpty())
                .findFirst();
    }

    private static Map<String, String> selector(Cited<WholeObject> sidecar) {
        return Fields.map(sidecar.what().object(), "spec", "workloadSelector", "labels");
    }

    private static boolean hides(Cited<WholeObject> sidecar, Entity target) {
        List<JsonNode> egress = Fields.list(sidecar.what().object(), "spec", "egress");
        String own = Objects.requireNonNullElse(sidecar.what().entity().namespace(), "");
        String host = target.kind().equals("Service")
                ? target.name() + "." + target.namespace() + ".svc.cluster.local"
                : target.name();
        String place = Objects.requireNonNullElse(target.namespace(), "*");
        return !egress.isEmpty()
                && egress.stream()
                        .flatMap(e -> Fields.list(e, "hosts").stream())
                        .map(JsonNode::asText)
                        .noneMatch(pattern -> shows(pattern, own, place, host));
    }

    /** A pattern {@code namespace/host}, where the namespace may be {@code .}, {@code *} or {@code ~} for none. */
    private static boolean shows(String pattern, String own, String namespace, String host) {
        int slash = pattern.indexOf('/');
        String place = slash < 0 ? "*" : pattern.substring(0, slash);
        boolean inPlace = place.equals("*")
                || namespace.equals("*") && !place.equals("~")
                || place.equals(".") && namespace.equals(own)
                || place.equals(namespace);
        return inPlace && MeshConfig.covers(pattern.substring(slash + 1), host);
    }

    private static boolean exported(JsonNode service, String namespace) {
        String to = service.path("metadata")
                .path("annotations")
                .path("networking.istio.io/exportTo")
                .asText("");
        List<String> places = Arrays.stream(to.split(",")).map(String::strip).toList();
        return to.isBlank()
                || places.contains("*")
                || places.contains(namespace)
                || places.contains(".") && MeshConfig.namespaceOf(service).equals(namespace);
    }

    private static Finding finding(String code, Cited<WholeObject> object, Call call, String text) {
        return new Finding(
                code,
                object.what().entity(),
                Severity.ERROR,
                text + call.target().name() + " out of what the proxy of "
                        + call.source().name() + " knows: its calls do not reach it as part of the mesh.",
                List.of(object.evidence(), call.evidence()));
    }
}
