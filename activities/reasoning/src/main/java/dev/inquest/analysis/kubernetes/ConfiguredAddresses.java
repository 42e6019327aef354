package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.PodSpec;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.Workloads;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.observation.Observation.Listing;
import dev.inquest.text.EditDistance;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Addresses in a workload's settings that no Service has. A host that is almost a Service's name is a mistake with a proof
 * beside it, and so is one that the workload's own log could not resolve; any other unknown name may be a part that is
 * switched off and is not judged. A known host with a port it does not offer is wrong whatever the name.
 */
public final class ConfiguredAddresses implements Analyzer {

    /** Names at most this many edits apart are taken for a slip of the pen; short names one edit. */
    private static final int SLIP = 2;

    private record Asked(Entity workload, String host) {}

    /** Pods of one workload are told the same, unless a rollout is under way: each word of it is judged once. */
    private record Told(Entity workload, int evidence, List<Same> sources) {}

    /** The very node: equal parts that were kept once are recognised without being compared. */
    private record Same(JsonNode node) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Same same && same.node == node;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(node);
        }
    }

    private static final EvidenceIndex.View<Map<Asked, Integer>> UNRESOLVED = EvidenceIndex.view(seen -> {
        Map<Asked, Integer> unresolved = new HashMap<>();
        Calls.failing(seen).stream()
                .filter(c -> c.kind().isUnresolved())
                .forEach(c ->
                        unresolved.putIfAbsent(new Asked(c.source(), c.target().name()), c.evidence()));
        return unresolved;
    });

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        Workloads workloads = new Workloads(seen);
        Map<Entity, Optional<Entity>> meant = new HashMap<>();
        Set<Told> judged = new HashSet<>();
        for (PodSpec spec : PodSpec.all(seen)) {
            Entity workload = workloads.of(spec.owner());
            if (!judged.add(new Told(
                    workload,
                    spec.evidence(),
                    Environment.sources(spec).stream().map(Same::new).toList()))) {
                continue;
            }
            List<Environment.Setting> settings = Environment.of(seen, spec);
            for (Environment.Setting setting : settings) {
                for (Address address : Address.of(setting, settings)) {
                    address.service(seen, workload.namespace())
                            .flatMap(s -> judge(seen, workload, setting, address, s, meant))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<Finding> judge(
            EvidenceIndex seen,
            Entity workload,
            Environment.Setting setting,
            Address address,
            Entity service,
            Map<Entity, Optional<Entity>> meant) {
        Optional<Cited<Listing>> services = seen.listing("Service", service.namespace());
        if (seen.knows(service)) {
            return port(seen, workload, setting, address, service).or(() -> other(seen, workload, setting, service));
        }
        if (services.isEmpty()) {
            return Optional.empty();
        }
        String told = workload.name() + " is told " + setting.variable() + "=" + Shorten.to(120, setting.value())
                + ", but there is no Service " + service.name();
        List<Integer> evidence =
                Findings.together(setting.evidence(), List.of(services.get().evidence()));
        Optional<Entity> near = meant.computeIfAbsent(service, s -> similar(seen, s));
        if (near.isPresent()) {
            return Optional.of(Findings.error(
                    "config.address-unknown",
                    workload,
                    told + "; there is " + near.get().name() + ".",
                    evidence));
        }
        Integer log = seen.get(UNRESOLVED).get(new Asked(workload, address.host()));
        return log == null
                ? Optional.empty()
                : Optional.of(Findings.error(
                        "config.host-unresolvable",
                        workload,
                        told + ", and its log says that the name leads nowhere.",
                        Findings.together(evidence, List.of(log))));
    }

    private static Optional<Finding> port(
            EvidenceIndex seen, Entity workload, Environment.Setting setting, Address address, Entity service) {
        ServiceView view = ServiceView.of(seen, service);
        boolean headless = view.clusterIp().equals("None");
        boolean offered = address.port() == 0
                || headless
                || view.ports().isEmpty()
                || view.type().equals("ExternalName")
                || view.ports().stream().anyMatch(p -> p.port() == address.port());
        return offered
                ? Optional.empty()
                : Optional.of(Findings.error(
                        "config.port-unknown",
                        workload,
                        workload.name() + " is told " + setting.variable() + "=" + Shorten.to(120, setting.value())
                                + ", but Service " + service.name() + " has no port " + address.port() + ".",
                        Findings.together(setting.evidence(), view.evidence())));
    }

    /** A variable named after one Service that leads to another with which its name has nothing in common. */
    private static Optional<Finding> other(
            EvidenceIndex seen, Entity workload, Environment.Setting setting, Entity service) {
        String meant = core(setting.variable()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("[_.-]?(addr(ess)?|host(name)?|url|uri|endpoint|server)$", "")
                .replaceAll("[_.-]", ""));
        String given = core(plain(service.name()));
        Optional<Entity> named = meant.length() < 4
                ? Optional.empty()
                : seen.get(BY_PLAIN_NAME).getOrDefault(meant + "@" + service.namespace(), Optional.empty());
        boolean unlike = !given.contains(meant) && !meant.contains(given);
        return named.filter(n -> unlike && !n.equals(service) && !n.name().equals(workload.name()))
                .map(n -> Findings.warning(
                        "config.address-of-other",
                        workload,
                        workload.name() + " is told " + setting.variable() + "=" + Shorten.to(120, setting.value())
                                + ", though there is a Service " + n.name() + ".",
                        setting.evidence()));
    }

    private static final EvidenceIndex.View<Map<String, Optional<Entity>>> BY_PLAIN_NAME = EvidenceIndex.view(seen -> {
        Map<String, Optional<Entity>> names = new HashMap<>();
        for (Entity service : seen.entities("Service")) {
            names.put(core(plain(service.name())) + "@" + service.namespace(), Optional.of(service));
        }
        return names;
    });

    private static String plain(String name) {
        return name.replaceAll("[_.-]", "");
    }

    private static String core(String name) {
        return name.replaceFirst("(service|svc|server)$", "");
    }

    /** The one Service of the namespace, of the same first letter, that the name is a slip away from. */
    private static Optional<Entity> similar(EvidenceIndex seen, Entity service) {
        int slip = service.name().length() < 6 ? 1 : SLIP;
        return Names.beginning(
                        seen.entities("Service"),
                        service.namespace(),
                        service.name().substring(0, 1))
                .filter(s -> Math.abs(s.name().length() - service.name().length()) <= slip
                        && EditDistance.between(s.name(), service.name()) <= slip)
                .findFirst();
    }
}
