package dev.inquest.analysis.logs;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the called's own proxy refused: there the Service is known by the pod, and the caller by its address. */
final class Inbound {

    /**
     * @param caller the calling workload, or a {@code Host} by its address
     * @param called the Service
     */
    record Refused(Entity caller, Entity called) {}

    private final Workloads workloads;
    private final List<ServiceView> services;
    private final Map<Entity, PodView> pods = new HashMap<>();
    private final Map<String, Entity> byAddress = new HashMap<>();

    Inbound(EvidenceIndex seen) {
        workloads = new Workloads(seen);
        services = ServiceView.all(seen);
        for (PodView pod : PodView.all(seen)) {
            pods.put(pod.entity(), pod);
            String address = Fields.text(pod.object(), "status", "podIP");
            if (!address.isEmpty()) {
                byAddress.put(address, pod.entity());
            }
            seen.row(pod.entity())
                    .map(r -> r.what().cell("IP"))
                    .filter(ip -> !ip.isEmpty())
                    .ifPresent(ip -> byAddress.put(ip, pod.entity()));
        }
    }

    /** Both ends of a call that the proxy itself refused; other failures are told better by the caller's proxy. */
    Optional<Refused> refused(AccessLine line, Call.Kind kind, Entity pod) {
        if (kind != Call.Kind.DENIED && kind != Call.Kind.TOKEN_REJECTED) {
            return Optional.empty();
        }
        return line.service()
                .or(() -> Optional.ofNullable(pods.get(pod)).flatMap(p -> services.stream()
                        .filter(s -> s.selects(pod, p.labels()))
                        .map(ServiceView::entity)
                        .findFirst()))
                .map(called -> new Refused(caller(line), called));
    }

    private Entity caller(AccessLine line) {
        String address = line.remote().replaceAll(":\\d{1,5}$", "");
        return Optional.ofNullable(byAddress.get(address))
                .map(workloads::of)
                .orElseGet(() -> Entity.clusterScoped("Host", address.isEmpty() ? "unknown" : address));
    }
}
