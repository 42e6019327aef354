package dev.inquest.fault;

import static dev.inquest.fault.FaultKind.kind;

import java.util.List;

/** Services, names, policies and entrances of the cluster. */
final class RoutingFaults {

    private RoutingFaults() {}

    static List<FaultKind> all() {
        return List.of(
                kind(
                        "routing.service-selector-mismatch",
                        "The Service's selector matches no pod, or none of those meant.",
                        "A Service without endpoints while pods meant for it are ready, and its selector "
                                + "beside their labels.",
                        "Set the selector of %s to labels that its pods carry.",
                        "Pods that match and are not ready."),
                kind(
                        "routing.service-missing",
                        "A Service that callers or objects name does not exist, though its pods do or did.",
                        "A name that resolves to nothing, and a complete list of Services without it.",
                        "Create the Service %s, or name one that exists.",
                        "dependency.wrong-address: there the caller names the wrong one."),
                kind(
                        "routing.service-port-mismatch",
                        "The Service's target port is not served by its pods.",
                        "The target port beside the containers' ports, and refused connections.",
                        "Set the target port of %s to one that its pods serve.",
                        "dependency.wrong-port: there the client asks the wrong port."),
                kind(
                        "routing.service-protocol-mismatch",
                        "The Service's protocol or application protocol is not what its pods speak.",
                        "The port's protocol or appProtocol beside resets and protocol errors of callers.",
                        "Set the protocol of %s to what its pods speak.",
                        "mesh.port-naming: there the name misleads the mesh."),
                kind(
                        "routing.dns-misconfigured",
                        "This workload resolves names by a policy or nameserver of its own that cannot know " + "them.",
                        "dnsPolicy or dnsConfig in the template, and failed lookups of this workload only.",
                        "Let %s use the cluster's DNS.",
                        "routing.dns-unavailable: there everybody's lookups fail."),
                kind(
                        "routing.dns-unavailable",
                        "The cluster's own DNS does not answer or answers wrongly.",
                        "Failed lookups in several workloads, and the DNS pods, Service or configuration.",
                        "Bring the cluster's DNS, %s, back.",
                        "routing.dns-misconfigured; dependency.wrong-address."),
                kind(
                        "routing.network-policy-denied",
                        "A NetworkPolicy isolates the pods called, and none lets the caller in.",
                        "Calls without an answer, and the policies that select the called pods (or the "
                                + "caller, for egress).",
                        "Add a rule to %s that lets the caller in.",
                        "mesh.authorization-denied: there the refusal is an answer."),
                kind(
                        "routing.ingress-misconfigured",
                        "An Ingress or Gateway API route names a Service, port, class or secret that does "
                                + "not exist or does not fit.",
                        "The Ingress or route beside the Services, classes and secrets, or its own " + "conditions.",
                        "Correct what %s refers to.",
                        "routing.service-port-mismatch, behind it."),
                kind(
                        "routing.load-balancer-unavailable",
                        "A Service of type LoadBalancer gets no address, or the balancer fails.",
                        "EXTERNAL-IP pending with the cloud controller's events.",
                        "Read what the cloud controller says of %s, and mend that."),
                kind(
                        "routing.gateway-misroute",
                        "An application or API gateway sends the path to the wrong Service.",
                        "The gateway's route configuration beside the answers of the Service it chose.",
                        "Correct the route of %s for that path.",
                        "mesh.missing-host."));
    }
}
