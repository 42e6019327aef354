package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.Health;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.Workloads;
import dev.inquest.analysis.logs.Call;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cluster's own name service: its pods, and what several workloads say of it at once. One workload alone that cannot
 * resolve has a problem of its own.
 */
public final class NameService implements Analyzer {

    private static final String NAMESPACE = "kube-system";
    private static final Pattern SERVER = Pattern.compile("(coredns|kube-dns|rke2-coredns-rke2-coredns)(-.*)?");

    private static final Pattern ERRORS =
            Pattern.compile("template [^{]{0,200}\\{[^}]{0,500}rcode (NXDOMAIN|SERVFAIL|REFUSED)");

    /** So many workloads that complain at once mean the server and not the asker. */
    private static final int SEVERAL = 3;

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<PodView> servers = PodView.all(seen).stream()
                .filter(p -> NAMESPACE.equals(p.entity().namespace())
                        && SERVER.matcher(p.entity().name()).matches()
                        && !p.finished())
                .toList();
        List<Finding> found = new ArrayList<>();
        Entity service = server(seen, servers);
        if (!servers.isEmpty() && servers.stream().allMatch(SystemPods::isDown)) {
            found.add(Findings.error(
                    "dns.servers-down",
                    service,
                    "None of " + servers.size() + " pods of the name service is ready: "
                            + servers.get(0).entity().name() + " is "
                            + servers.get(0).status() + ".",
                    servers.get(0).evidence()));
        }
        servers(seen, service, found);
        corefile(seen).ifPresent(found::add);
        Map<Entity, Call> unanswered = new LinkedHashMap<>();
        Calls.failing(seen).stream()
                .filter(c -> c.kind() == Call.Kind.NAME_SERVER)
                .forEach(c -> unanswered.putIfAbsent(c.source(), c));
        if (unanswered.size() >= SEVERAL) {
            found.add(Findings.error(
                    "dns.unanswered",
                    service,
                    unanswered.size() + " workloads get no answer from the name service, as in: "
                            + unanswered.values().iterator().next().example(),
                    unanswered.values().stream()
                            .map(Call::evidence)
                            .distinct()
                            .limit(5)
                            .toList()));
        }
        return found;
    }

    /** A template that answers errors, or a file that no longer serves the cluster's names. */
    private static Optional<Finding> corefile(EvidenceIndex seen) {
        Entity map = Entity.of(NAMESPACE, "ConfigMap", "coredns");
        return seen.object(map).flatMap(o -> {
            String file = Fields.text(o.what().object().path("data"), "Corefile");
            Matcher errors = ERRORS.matcher(file);
            String why = errors.find()
                    ? "answers " + errors.group(1) + " by a template"
                    : !file.isEmpty() && !file.contains("kubernetes") ? "does not serve the cluster's names" : "";
            return why.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Findings.error(
                            "dns.corefile-broken",
                            map,
                            "The name service's Corefile " + why + ".",
                            List.of(o.evidence())));
        });
    }

    private static Entity server(EvidenceIndex seen, List<PodView> servers) {
        Workloads workloads = new Workloads(seen);
        return servers.stream()
                .map(p -> workloads.of(p.entity()))
                .findFirst()
                .orElse(Entity.of(NAMESPACE, "Deployment", "coredns"));
    }

    private static void servers(EvidenceIndex seen, Entity workload, List<Finding> found) {
        new Health(seen)
                .replicas(workload)
                .filter(r -> r.wanted() == 0)
                .ifPresent(r -> found.add(Findings.error(
                        "dns.servers-down",
                        workload,
                        "The name service " + workload.name() + " is scaled to 0.",
                        List.of(r.evidence()))));
        ServiceView service = ServiceView.of(seen, Entity.of(NAMESPACE, "Service", "kube-dns"));
        if (service.withoutAddresses()) {
            found.add(Findings.error(
                    "dns.servers-down",
                    workload,
                    "The name service's Service kube-dns has no ready endpoint.",
                    service.evidence()));
        }
    }
}
