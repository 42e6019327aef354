package dev.inquest.fault;

import static dev.inquest.fault.FaultKind.kind;

import java.util.List;

/** Where a mesh sends calls, and how it changes them. */
final class MeshRoutingFaults {

    private MeshRoutingFaults() {}

    static List<FaultKind> all() {
        return List.of(
                kind(
                        "mesh.missing-host",
                        "A route or rule names a host that does not exist.",
                        "The host beside the Services and ServiceEntries, or IST0101; status 503 with NC or "
                                + "404 with NR.",
                        "Correct the host in %s, or create what it names.",
                        "routing.gateway-misroute; mesh.sidecar-scope."),
                kind(
                        "mesh.missing-subset",
                        "A route names a subset that no DestinationRule defines, or whose labels no pod " + "carries.",
                        "The route's subset beside the DestinationRules of its host, or IST0101; status 503 "
                                + "with NC or UH.",
                        "Define the subset that %s names, or route to one that exists.",
                        "mesh.missing-host."),
                kind(
                        "mesh.missing-gateway",
                        "A VirtualService names a Gateway that does not exist.",
                        "The gateways it names beside those that exist, or IST0101.",
                        "Name in %s a Gateway that exists, or create it."),
                kind(
                        "mesh.port-naming",
                        "The port's name makes the mesh guess the wrong protocol.",
                        "The port's name or appProtocol beside what the pods speak, or IST0118.",
                        "Name the port of %s after its protocol, or set appProtocol.",
                        "routing.service-protocol-mismatch."),
                kind(
                        "mesh.injected-fault",
                        "A VirtualService injects an abort or a delay.",
                        "spec.http.fault in the VirtualService, and answers with FI or DI in the proxy's log.",
                        "Remove the fault from %s.",
                        "performance.network-delay."),
                kind(
                        "mesh.timeout-too-short",
                        "A timeout of a route or connection pool is shorter than the answer takes.",
                        "The timeout beside the time of the answers, and status 504 with UT.",
                        "Raise the timeout in %s.",
                        "performance.*: the answer should not take so long."),
                kind(
                        "mesh.circuit-broken",
                        "A connection pool's limit or outlier detection refuses calls to a Service that "
                                + "could answer.",
                        "UO or UH in the proxy's log, and the DestinationRule's limits.",
                        "Raise the limits in %s to what its callers need.",
                        "dependency.unavailable."),
                kind(
                        "mesh.conflicting-routes",
                        "Two VirtualServices claim the same host, or a route hides another.",
                        "IST0109 or IST0130, or the same host and gateway in two objects.",
                        "Merge the routes of %s with those it conflicts with."),
                kind(
                        "mesh.conflicting-destination-rules",
                        "Two DestinationRules for the same host undo each other.",
                        "Two rules that match one host with different policies or subsets.",
                        "Merge %s with the other rule of its host."));
    }
}
