package dev.inquest.causality;

import java.util.List;

/** What findings about Services, addresses, name resolution and network policies speak for. */
final class NetworkRules {

    private NetworkRules() {}

    static void addTo(RuleBook book) {
        book.spec("service.selector-matches-nothing", "routing.service-selector-mismatch");
        book.status("service.ready-pods-not-selected", "routing.service-selector-mismatch");
        book.inferred("service.unreachable-although-ready", "routing.service-port-mismatch");
        book.surface("service.unreachable", "dependency.unavailable");
        book.surface("service.no-endpoints", "dependency.unavailable");
        book.status("service.target-port-not-served", "routing.service-port-mismatch");
        book.spec("service.target-port-unnamed", "routing.service-port-mismatch");
        book.spec("service.transport-differs", "routing.service-protocol-mismatch");
        book.spec("service.missing", "routing.service-missing");
        book.inferred("statefulset.service-missing", "routing.service-missing");
        book.spec("service.load-balancer-failed", "routing.load-balancer-unavailable");
        for (String ingress : List.of(
                "ingress.backend-missing",
                "ingress.backend-port-missing",
                "ingress.class-missing",
                "ingress.tls-secret-missing",
                "gateway.class-not-accepted",
                "gateway.not-accepted",
                "route.backend-missing",
                "route.backend-port-missing")) {
            book.spec(ingress, "routing.ingress-misconfigured");
        }
        book.spec("route.parent-missing", "mesh.missing-gateway");
        book.status("route.not-accepted", "routing.ingress-misconfigured");
        book.inferred("route.names-other-service", "routing.gateway-misroute");
        book.spec("pod.host-alias-shadows-service", "routing.dns-misconfigured");
        book.status("dns.corefile-broken", "routing.dns-unavailable");
        book.spec("dns.servers-down", "routing.dns-unavailable");
        book.status("dns.unanswered", "routing.dns-unavailable");
        book.spec("config.host-unresolvable", "dependency.wrong-address");
        book.inferred("config.address-of-other", "dependency.wrong-address");
        book.inferred("policy.denies-configured-peer", "routing.network-policy-denied");
        book.spec("config.address-unknown", "dependency.wrong-address");
        book.spec("config.port-unknown", "dependency.wrong-port");
        book.spec("pod.own-nameserver", "routing.dns-misconfigured");
        book.spec("policy.network-denied", "routing.network-policy-denied");
    }
}
