package dev.inquest.scan;

import java.util.List;
import java.util.stream.Stream;

/** The kinds that analyzers read, in the order they are listed: what decides most first, should the time be short. */
final class ScanKinds {

    static final List<String> CLUSTER = List.of("namespaces", "nodes", "persistentvolumes", "storageclasses");

    static final List<String> WORKLOADS = List.of(
            "pods",
            "deployments",
            "statefulsets",
            "daemonsets",
            "replicasets",
            "jobs",
            "cronjobs",
            "services",
            "endpoints",
            "events",
            "persistentvolumeclaims",
            "resourcequotas",
            "limitranges",
            "horizontalpodautoscalers",
            "poddisruptionbudgets",
            "networkpolicies",
            "ingresses",
            "configmaps",
            "secrets",
            "serviceaccounts",
            "roles",
            "rolebindings");

    static final List<String> MESH = List.of(
            "virtualservices",
            "destinationrules",
            "gateways.networking.istio.io",
            "serviceentries",
            "sidecars",
            "peerauthentications",
            "authorizationpolicies",
            "requestauthentications",
            "envoyfilters");

    /** What of a mesh holds in every namespace when it lies in the mesh's root namespace. */
    static final List<String> MESH_WIDE = List.of(
            "destinationrules", "sidecars", "peerauthentications", "authorizationpolicies", "requestauthentications");

    static final List<String> FURTHER = List.of(
            "ingressclasses",
            "priorityclasses",
            "mutatingwebhookconfigurations",
            "validatingwebhookconfigurations",
            "volumeattachments",
            "clusterroles",
            "clusterrolebindings",
            "gatewayclasses",
            "gateways.gateway.networking.k8s.io",
            "httproutes");

    private ScanKinds() {}

    static List<String> all() {
        return Stream.of(CLUSTER, WORKLOADS, MESH, FURTHER)
                .flatMap(List::stream)
                .toList();
    }
}
