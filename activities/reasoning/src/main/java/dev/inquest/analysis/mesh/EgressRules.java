package dev.inquest.analysis.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.PodSpec;
import dev.inquest.analysis.logs.Call;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.mesh.MeshConfig;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Calls that leave the mesh where only registered hosts may be called. To mend is the ServiceEntry that means the host and
 * does not reach the caller, or nearly names it; else the Sidecar that forbids the rest; else the caller, who calls a host
 * that nobody registered.
 */
public final class EgressRules implements Analyzer {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-f:]+");
    private static final Pattern URL = Pattern.compile(
            "[a-z][a-z0-9+.-]{1,20}://(?:[^@/\\s]{1,120}@)?" + "([a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,8})");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        MeshSight sight = MeshSight.of(seen);
        Callers callers = new Callers(sight);
        List<Finding> found = new ArrayList<>();
        for (Call call : new Traffic(seen).failing()) {
            boolean outside = call.target().kind().equals("Host");
            if (outside
                    && call.kind() == Call.Kind.EGRESS_BLOCKED
                    && call.source().namespace() instanceof String from) {
                Map<String, String> labels = callers.pod(call.source())
                        .map(p -> Fields.map(p, "metadata", "labels"))
                        .orElse(Map.of());
                Optional<Cited<WholeObject>> meant = hosts(seen, call)
                        .flatMap(host -> meant(sight, host, from).stream())
                        .findFirst()
                        .or(() -> SidecarScopes.holding(sight, from, labels).filter(EgressRules::isRegistryOnly));
                boolean looked = seen.listing("ServiceEntry", from).isPresent();
                if (meant.isPresent() || looked) {
                    found.add(finding(seen, call, meant, from));
                }
            }
        }
        return found;
    }

    /** The host called; of a bare address the hosts outside that the caller was told of. */
    private static Stream<String> hosts(EvidenceIndex seen, Call call) {
        String target = call.target().name();
        return !ADDRESS.matcher(target).matches()
                ? Stream.of(target)
                : PodSpec.all(seen).stream()
                        .filter(s -> s.owner().equals(call.source()))
                        .flatMap(s -> s.containers().stream())
                        .flatMap(c -> Fields.list(c, "env").stream())
                        .flatMap(v -> URL.matcher(Fields.text(v, "value")).results())
                        .map(m -> m.group(1))
                        .distinct();
    }

    private static boolean isRegistryOnly(Cited<WholeObject> sidecar) {
        return Fields.text(sidecar.what().object(), "spec", "outboundTrafficPolicy", "mode")
                .equals("REGISTRY_ONLY");
    }

    private static Optional<Cited<WholeObject>> meant(MeshSight sight, String host, String from) {
        List<Cited<WholeObject>> entries = sight.objects("ServiceEntry");
        return entries.stream()
                .filter(e -> hosts(e).stream().anyMatch(h -> MeshConfig.covers(h, host)))
                .findFirst()
                .or(() -> entries.stream()
                        .filter(e -> MeshConfig.exported(e.what().object(), from))
                        .filter(e -> hosts(e).stream().anyMatch(h -> domain(h).equals(domain(host))))
                        .findFirst());
    }

    private static List<String> hosts(Cited<WholeObject> entry) {
        return Fields.list(entry.what().object(), "spec", "hosts").stream()
                .map(JsonNode::asText)
                .toList();
    }

    /** The last two labels of a host, which tell whose it is. */
    private static String domain(String host) {
        String[] labels = host.split("\\.");
        return labels.length < 2 ? host : labels[labels.length - 2] + "." + labels[labels.length - 1];
    }

    private static Finding finding(EvidenceIndex seen, Call call, Optional<Cited<WholeObject>> meant, String from) {
        List<Integer> evidence = new ArrayList<>(List.of(call.evidence()));
        meant.ifPresent(m -> evidence.add(m.evidence()));
        seen.listing("ServiceEntry", from).ifPresent(l -> evidence.add(l.evidence()));
        Entity toMend = meant.map(m -> m.what().entity()).orElse(call.source());
        return new Finding(
                "mesh.egress-unregistered",
                toMend,
                Severity.ERROR,
                call.source().name() + " calls " + call.target().name()
                        + ", which no ServiceEntry lets out of the mesh: its proxy sends the calls nowhere.",
                evidence.stream().distinct().toList());
    }
}
