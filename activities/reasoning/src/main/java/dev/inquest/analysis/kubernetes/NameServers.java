package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.Health;
import dev.inquest.analysis.PodSpec;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.Workloads;
import dev.inquest.analysis.logs.Call;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Workloads that do badly, or cannot resolve names, while they do not ask the cluster's name service: they name servers of
 * their own, or take the node's; or a fixed address in their hosts file stands before a Service's name.
 */
public final class NameServers implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Workloads workloads = new Workloads(seen);
        Health health = new Health(seen);
        Set<Entity> unresolving = Calls.failing(seen).stream()
                .filter(c -> c.kind().isUnresolved())
                .map(Call::source)
                .collect(Collectors.toSet());
        List<Finding> found = new ArrayList<>();
        for (PodSpec spec : PodSpec.all(seen)) {
            Entity workload = workloads.of(spec.owner());
            boolean unresolved = unresolving.contains(workload);
            if (bypasses(spec, unresolved) && (unresolved || spec.suffers(health, seen))) {
                found.add(Findings.error(
                        "pod.own-nameserver",
                        spec.owner(),
                        spec.owner().name() + " asks " + servers(spec)
                                + " for names instead of the cluster's name service.",
                        List.of(spec.evidence())));
            }
            shadowed(seen, spec).ifPresent(found::add);
        }
        return found;
    }

    private static boolean bypasses(PodSpec spec, boolean unresolved) {
        String policy = Fields.text(spec.spec(), "dnsPolicy");
        boolean onNode = spec.spec().path("hostNetwork").asBoolean() && policy.equals("ClusterFirst");
        return policy.equals("None") || (unresolved && (policy.equals("Default") || onNode));
    }

    private static String servers(PodSpec spec) {
        List<String> own = Fields.list(spec.spec(), "dnsConfig", "nameservers").stream()
                .map(JsonNode::asText)
                .toList();
        return own.isEmpty() ? "its node's resolver" : own.toString();
    }

    private static Optional<Finding> shadowed(EvidenceIndex seen, PodSpec spec) {
        for (JsonNode alias : Fields.list(spec.spec(), "hostAliases")) {
            for (JsonNode name : Fields.list(alias, "hostnames")) {
                String label = name.asText().split("\\.", 2)[0];
                Optional<ServiceView> service = label.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Entity(spec.owner().namespace(), "Service", label))
                                .filter(seen::knows)
                                .map(s -> ServiceView.of(seen, s));
                if (service.isPresent()
                        && !service.get().clusterIp().isEmpty()
                        && !service.get().clusterIp().equals(Fields.text(alias, "ip"))) {
                    return Optional.of(Findings.error(
                            "pod.host-alias-shadows-service",
                            spec.owner(),
                            spec.owner().name() + " takes " + name.asText() + " for " + Fields.text(alias, "ip")
                                    + ", but Service " + label + " has "
                                    + service.get().clusterIp() + ".",
                            Findings.together(
                                    List.of(spec.evidence()), service.get().evidence())));
                }
            }
        }
        return Optional.empty();
    }
}
