package dev.inquest.analysis.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.logs.AccessLine;
import dev.inquest.analysis.logs.Call;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Services that tell the mesh a wrong protocol by a port's name or {@code appProtocol} (Istio, protocol selection): calls
 * fail by protocol errors; or they fail somehow, and the container names the same port otherwise, or its number is that of
 * a protocol which is not HTTP.
 */
public final class PortProtocols implements Analyzer {

    private static final Set<String> HTTP = Set.of("http", "http2", "grpc", "https");
    private static final Set<String> KNOWN =
            Set.of("http", "http2", "grpc", "https", "tcp", "tls", "mongo", "mysql", "redis", "postgres", "postgresql");

    /** Registered or customary ports of protocols that a proxy breaks when it takes them for HTTP. */
    private static final Map<Integer, String> NOT_HTTP = Map.ofEntries(
            Map.entry(3306, "mysql"),
            Map.entry(5432, "postgres"),
            Map.entry(6379, "redis"),
            Map.entry(27017, "mongo"),
            Map.entry(9092, "kafka"),
            Map.entry(5672, "amqp"),
            Map.entry(11211, "memcached"),
            Map.entry(9042, "cassandra"),
            Map.entry(1433, "sqlserver"));

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        MeshSight sight = MeshSight.of(seen);
        List<Finding> found = new ArrayList<>();
        for (Call call : new Traffic(seen).failing()) {
            Optional<Cited<WholeObject>> service = seen.object(call.target());
            if (service.isPresent() && isBroken(call.kind())) {
                int port = AccessLine.of(call.example())
                        .map(l -> l.cluster().port())
                        .orElse(0);
                Fields.list(service.get().what().object(), "spec", "ports").stream()
                        .filter(p -> port == 0 || p.path("port").asInt() == port)
                        .flatMap(p -> wrong(sight, call, p).stream())
                        .findFirst()
                        .ifPresent(why -> found.add(finding(service.get(), call, why)));
            }
        }
        return found;
    }

    private static boolean isBroken(Call.Kind kind) {
        return switch (kind) {
            case PROTOCOL, RESET, ANSWERED_ERROR, CONNECT_FAILED, TIMEOUT -> true;
            default -> false;
        };
    }

    private static Optional<String> wrong(MeshSight sight, Call call, JsonNode port) {
        String declared = declared(port);
        String written = "port " + port.path("port").asInt() + " is declared "
                + (declared.isEmpty() ? "without a protocol" : declared);
        String served = served(sight, call, port);
        if (HTTP.contains(declared) && NOT_HTTP.containsKey(target(port))) {
            return Optional.of(written + ", but its number is that of " + NOT_HTTP.get(target(port)));
        }
        if (!declared.isEmpty() && !served.isEmpty() && !alike(declared, served)) {
            return Optional.of(written + ", but the container calls it " + served);
        }
        return call.kind() == Call.Kind.PROTOCOL && !declared.isEmpty()
                ? Optional.of(written + ", and the proxy fails by a protocol error")
                : Optional.empty();
    }

    private static boolean alike(String one, String other) {
        return one.equals(other)
                || Set.of("http2", "grpc").containsAll(Set.of(one, other))
                || !HTTP.contains(one) && !HTTP.contains(other);
    }

    private static int target(JsonNode port) {
        int target = port.path("targetPort").asInt();
        return target == 0 ? port.path("port").asInt() : target;
    }

    private static String declared(JsonNode port) {
        String application = Fields.text(port, "appProtocol").toLowerCase(Locale.ROOT);
        return application.isEmpty()
                ? prefix(Fields.text(port, "name"))
                : application.replace("kubernetes.io/h2c", "http2");
    }

    /** The protocol in the container's own name for the port. */
    private static String served(MeshSight sight, Call call, JsonNode port) {
        ServiceView service = ServiceView.of(sight.seen(), call.target());
        String wanted = Fields.text(port, "targetPort");
        return sight.config().service(host(service)).stream()
                .flatMap(s -> sight.config().pods(s).stream())
                .flatMap(p -> Fields.list(p, "spec", "containers").stream())
                .flatMap(c -> Fields.list(c, "ports").stream())
                .filter(p -> Fields.text(p, "name").equals(wanted)
                        || p.path("containerPort").asInt() == target(port))
                .map(p -> prefix(Fields.text(p, "name")))
                .filter(p -> !p.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String host(ServiceView service) {
        return service.entity().name() + "." + service.entity().namespace() + ".svc.cluster.local";
    }

    private static String prefix(String name) {
        String first = name.toLowerCase(Locale.ROOT).split("-")[0];
        return KNOWN.contains(first) ? first : "";
    }

    private static Finding finding(Cited<WholeObject> service, Call call, String why) {
        return new Finding(
                "mesh.port-protocol-wrong",
                service.what().entity(),
                Severity.ERROR,
                "Service " + service.what().entity().name() + ": " + why + "; calls of "
                        + call.source().name() + " break.",
                List.of(service.evidence(), call.evidence()));
    }
}
