package dev.inquest.fault;

import static dev.inquest.fault.FaultKind.kind;

import java.util.List;

/** What a mesh refuses, injects and encrypts. */
final class MeshSecurityFaults {

    private MeshSecurityFaults() {}

    static List<FaultKind> all() {
        return List.of(
                kind(
                        "mesh.mtls-conflict",
                        "One side demands mutual TLS, the other sends plain text, or the reverse.",
                        "The DestinationRule's TLS mode beside the PeerAuthentication that holds for the "
                                + "pods, or resets without HTTP.",
                        "Make both sides agree: let %s send or demand what the other side does (ISTIO_MUTUAL "
                                + "against STRICT).",
                        "mesh.sidecar-missing: there one side has no proxy at all."),
                kind(
                        "mesh.sidecar-port-conflict",
                        "Application and sidecar want the same port.",
                        "A container port among those that the sidecar holds, in a pod that does not become "
                                + "ready.",
                        "Move the application of %s to a port that the sidecar does not hold.",
                        "scheduling.host-port-conflict."),
                kind(
                        "mesh.authorization-denied",
                        "An AuthorizationPolicy refuses the call.",
                        "\"RBAC: access denied\" or status 403 from the server's proxy, and the policies "
                                + "that select its pods.",
                        "Allow the caller in %s.",
                        "routing.network-policy-denied: there nothing answers."),
                kind(
                        "mesh.jwt-rejected",
                        "A RequestAuthentication, or a policy that needs its result, refuses the token.",
                        "Status 401 with \"Jwt …\" from the proxy, and the RequestAuthentication's issuer "
                                + "and keys.",
                        "Correct issuer, keys or audience in %s, or send a token it accepts.",
                        "mesh.authorization-denied."),
                kind(
                        "mesh.sidecar-missing",
                        "Pods that should be in the mesh carry no sidecar.",
                        "The namespace's injection label beside pods without a proxy, older than the label "
                                + "or opted out.",
                        "Restart %s with injection on, or take it out of what demands mutual TLS.",
                        "mesh.mtls-conflict."),
                kind(
                        "mesh.sidecar-scope",
                        "A Sidecar resource or exportTo hides the host from the caller's proxy.",
                        "The Sidecar's egress hosts, or exportTo, beside the host called; no cluster for it "
                                + "in the proxy.",
                        "Add the host to what %s lets its workloads see.",
                        "mesh.missing-host: there nobody has it."),
                kind(
                        "mesh.egress-blocked",
                        "The call leaves the mesh where only registered hosts may be called.",
                        "REGISTRY_ONLY, no ServiceEntry for the host, and BlackHoleCluster or 502 in the "
                                + "proxy's log.",
                        "Add a ServiceEntry for the host that %s calls.",
                        "dependency.external-unavailable."),
                kind(
                        "mesh.gateway-certificate",
                        "The gateway's TLS secret is missing, in the wrong namespace, expired or for another "
                                + "host.",
                        "The Gateway's credentialName beside the Secrets of the gateway's namespace, or "
                                + "handshake errors.",
                        "Give %s a certificate that exists beside the gateway's pods and fits its hosts.",
                        "runtime.certificate-expired."),
                kind(
                        "mesh.control-plane-unreachable",
                        "Proxies get no configuration from the mesh's control plane.",
                        "Proxies that are not synced or not ready, and the state of the control plane's pods "
                                + "and Service.",
                        "Bring the mesh's control plane, %s, back."));
    }
}
