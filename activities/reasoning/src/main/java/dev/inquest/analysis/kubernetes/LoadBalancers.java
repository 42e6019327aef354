package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.ServiceView;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.EventSeen;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.List;

/**
 * Services of type LoadBalancer that got no address. Many clusters have nobody to give one and nobody misses it: only
 * where the provider said why it failed does it count as harm.
 */
public final class LoadBalancers implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (Cited<EventSeen> event : seen.events()) {
            Entity service = event.what().regarding();
            if (service.kind().equals("Service")
                    && event.what()
                            .reason()
                            .matches("SyncLoadBalancerFailed|CreatingLoadBalancerFailed|AllocationFailed")
                    && !hasAddress(seen, service)) {
                found.add(Findings.error(
                        "service.load-balancer-failed",
                        service,
                        "Service " + service.name() + " got no load balancer: "
                                + Shorten.to(240, event.what().message()),
                        List.of(event.evidence())));
            }
        }
        for (ServiceView service : ServiceView.all(seen)) {
            if (service.type().equals("LoadBalancer") && !hasAddress(seen, service.entity())) {
                found.add(Findings.info(
                        "service.load-balancer-pending",
                        service.entity(),
                        "Service " + service.entity().name() + " waits for a load balancer.",
                        service.evidence()));
            }
        }
        return found;
    }

    private static boolean hasAddress(EvidenceIndex seen, Entity service) {
        boolean inObject = seen.object(service)
                .filter(o -> !Fields.list(o.what().object(), "status", "loadBalancer", "ingress")
                        .isEmpty())
                .isPresent();
        return inObject
                || seen.row(service)
                        .map(r -> r.what().cell("EXTERNAL-IP"))
                        .filter(ip -> ip.matches("[0-9a-f.:]{3,}.*|[a-z0-9-]+\\..*"))
                        .isPresent();
    }
}
