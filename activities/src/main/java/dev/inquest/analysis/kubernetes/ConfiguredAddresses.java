package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Fields;
import dev.inquest.analysis.Seen;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.Sighted;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.observation.Observation.Listing;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * Addresses in a workload's environment that no Service has. A host that is almost a Service's name is a mistake with a
 * proof beside it; any other unknown short name may be a part that is switched off, and is only noted. Names with dots
 * may lie anywhere and are not judged, except those of the workload's own namespace.
 */
public final class ConfiguredAddresses implements Analyzer {

    /** Names at most this many edits apart are taken for a slip of the pen. */
    private static final int SLIP = 2;

    @Override
    public List<Finding> analyze(Seen seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        Stream.concat(Workloads.KINDS.stream(), Stream.of("Pod"))
                .flatMap(kind -> seen.objects(kind).stream())
                .forEach(workload -> seen.listing(
                                "Service", workload.what().entity().namespace())
                        .ifPresent(services -> judge(seen, workload, services, found)));
        return found;
    }

    private static void judge(
            Seen seen, Sighted<WholeObject> workload, Sighted<Listing> services, List<Finding> found) {
        JsonNode object = workload.what().object();
        String template = workload.what().entity().kind().equals("Pod") ? "spec" : "spec.template.spec";
        for (JsonNode container : Fields.list(object, template + ".containers")) {
            for (JsonNode variable : Fields.list(container, "env")) {
                Matcher address = ConfiguredPeers.ADDRESS.matcher(Fields.text(variable, "value"));
                if (address.matches()
                        && address.group(2) != null
                        && !Fields.text(container, "name").equals("istio-proxy")) {
                    wrong(seen, workload, services, address, Fields.text(variable, "name"))
                            .ifPresent(found::add);
                }
            }
        }
    }

    private static Optional<Finding> wrong(
            Seen seen, Sighted<WholeObject> workload, Sighted<Listing> services, Matcher address, String variable) {
        Entity entity = workload.what().entity();
        String host = address.group(1);
        Entity service = new Entity(entity.namespace(), "Service", host);
        List<Integer> evidence = List.of(workload.evidence(), services.evidence());
        if (!services.what().members().contains(service)) {
            Optional<Entity> meant = services.what().members().stream()
                    .filter(s -> distance(s.name(), host) <= SLIP)
                    .findFirst();
            boolean known = host.equals("localhost") || meant.isEmpty();
            return known
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            "config.address-unknown",
                            entity,
                            Severity.ERROR,
                            entity.name() + " is told " + variable + "=" + address.group()
                                    + ", but there is no Service " + host + "; there is "
                                    + meant.get().name() + ".",
                            evidence));
        }
        List<ServiceView.Port> ports = ServiceView.of(seen, service).ports();
        int port = Integer.parseInt(address.group(2));
        return ports.isEmpty() || ports.stream().anyMatch(p -> p.port() == port)
                ? Optional.empty()
                : Optional.of(new Finding(
                        "config.port-unknown",
                        entity,
                        Severity.ERROR,
                        entity.name() + " is told " + variable + "=" + address.group() + ", but Service " + host
                                + " has no port " + port + ".",
                        evidence));
    }

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
