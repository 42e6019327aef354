package dev.inquest.causality;

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
        book.spec("config.address-unknown", "dependency.wrong-address");
        book.spec("config.port-unknown", "dependency.wrong-port");
        book.spec("pod.own-nameserver", "routing.dns-misconfigured");
        book.spec("policy.network-denied", "routing.network-policy-denied");
    }
}
