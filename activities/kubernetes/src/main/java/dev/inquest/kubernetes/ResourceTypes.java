package dev.inquest.kubernetes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The types known without asking the cluster: Kubernetes itself, Istio and the Gateway API. */
public final class ResourceTypes {

    private static final List<ResourceType> ALL = List.of(
            core("pods", "Pod", "po"),
            core("services", "Service", "svc"),
            core("endpoints", "Endpoints", "ep"),
            core("configmaps", "ConfigMap", "cm"),
            core("secrets", "Secret"),
            core("events", "Event", "ev"),
            core("serviceaccounts", "ServiceAccount", "sa"),
            core("persistentvolumeclaims", "PersistentVolumeClaim", "pvc"),
            core("resourcequotas", "ResourceQuota", "quota"),
            core("limitranges", "LimitRange", "limits"),
            core("replicationcontrollers", "ReplicationController", "rc"),
            core("podtemplates", "PodTemplate"),
            cluster("", "v1", "nodes", "Node", "no"),
            cluster("", "v1", "namespaces", "Namespace", "ns"),
            cluster("", "v1", "persistentvolumes", "PersistentVolume", "pv"),
            cluster("", "v1", "componentstatuses", "ComponentStatus", "cs"),
            in("apps", "v1", "deployments", "Deployment", "deploy"),
            in("apps", "v1", "replicasets", "ReplicaSet", "rs"),
            in("apps", "v1", "statefulsets", "StatefulSet", "sts"),
            in("apps", "v1", "daemonsets", "DaemonSet", "ds"),
            in("apps", "v1", "controllerrevisions", "ControllerRevision"),
            in("batch", "v1", "jobs", "Job"),
            in("batch", "v1", "cronjobs", "CronJob", "cj"),
            in("autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler", "hpa"),
            in("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", "pdb"),
            in("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice"),
            in("networking.k8s.io", "v1", "ingresses", "Ingress", "ing"),
            in("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", "netpol"),
            cluster("networking.k8s.io", "v1", "ingressclasses", "IngressClass"),
            cluster("storage.k8s.io", "v1", "storageclasses", "StorageClass", "sc"),
            cluster("storage.k8s.io", "v1", "volumeattachments", "VolumeAttachment"),
            cluster("storage.k8s.io", "v1", "csidrivers", "CSIDriver"),
            cluster("storage.k8s.io", "v1", "csinodes", "CSINode"),
            in("coordination.k8s.io", "v1", "leases", "Lease"),
            in("rbac.authorization.k8s.io", "v1", "roles", "Role"),
            in("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding"),
            cluster("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole"),
            cluster("rbac.authorization.k8s.io", "v1", "clusterrolebindings", "ClusterRoleBinding"),
            cluster("scheduling.k8s.io", "v1", "priorityclasses", "PriorityClass", "pc"),
            cluster("node.k8s.io", "v1", "runtimeclasses", "RuntimeClass"),
            cluster(
                    "apiextensions.k8s.io",
                    "v1",
                    "customresourcedefinitions",
                    "CustomResourceDefinition",
                    "crd",
                    "crds"),
            cluster("apiregistration.k8s.io", "v1", "apiservices", "APIService"),
            webhook("mutatingwebhookconfigurations", "MutatingWebhookConfiguration"),
            webhook("validatingwebhookconfigurations", "ValidatingWebhookConfiguration"),
            istio("virtualservices", "VirtualService", "vs"),
            istio("destinationrules", "DestinationRule", "dr"),
            istio("gateways", "Gateway", "gw"),
            istio("serviceentries", "ServiceEntry", "se"),
            istio("sidecars", "Sidecar"),
            istio("workloadentries", "WorkloadEntry", "we"),
            istio("workloadgroups", "WorkloadGroup", "wg"),
            in("networking.istio.io", "v1alpha3", "envoyfilters", "EnvoyFilter"),
            in("security.istio.io", "v1", "peerauthentications", "PeerAuthentication", "pa"),
            in("security.istio.io", "v1", "authorizationpolicies", "AuthorizationPolicy", "ap"),
            in("security.istio.io", "v1", "requestauthentications", "RequestAuthentication", "ra"),
            in("telemetry.istio.io", "v1", "telemetries", "Telemetry", "telemetry"),
            in("extensions.istio.io", "v1alpha1", "wasmplugins", "WasmPlugin"),
            in("gateway.networking.k8s.io", "v1", "gateways", "Gateway"),
            in("gateway.networking.k8s.io", "v1", "httproutes", "HTTPRoute"),
            in("gateway.networking.k8s.io", "v1", "grpcroutes", "GRPCRoute"),
            cluster("gateway.networking.k8s.io", "v1", "gatewayclasses", "GatewayClass", "gc"));

    private static final Map<String, ResourceType> BY_WORD = byWord();

    private ResourceTypes() {}

    /** The type that a word means: plural, singular, short name, each also as {@code word.group}; in any case. */
    public static Optional<ResourceType> named(String word) {
        return Optional.ofNullable(BY_WORD.get(word.toLowerCase(Locale.ROOT)));
    }

    /** The type of this plural, which is one of those known here. */
    public static ResourceType of(String plural) {
        return named(plural).orElseThrow(() -> new IllegalArgumentException("plural must be known but was " + plural));
    }

    /** The plain plural where it means this type, else {@code plural.group}: the one way to write it. */
    public static String canonical(ResourceType type) {
        return type.equals(BY_WORD.get(type.plural())) ? type.plural() : type.qualified();
    }

    private static Map<String, ResourceType> byWord() {
        Map<String, ResourceType> words = new HashMap<>();
        for (ResourceType type : ALL) {
            words.putIfAbsent(type.plural(), type);
            words.putIfAbsent(type.kind().toLowerCase(Locale.ROOT), type);
            type.aliases().forEach(alias -> words.putIfAbsent(alias, type));
            if (!type.group().isEmpty()) {
                words.put(type.plural() + "." + type.group(), type);
                words.put(type.kind().toLowerCase(Locale.ROOT) + "." + type.group(), type);
                words.put(type.plural() + "." + type.version() + "." + type.group(), type);
            }
        }
        return Map.copyOf(words);
    }

    private static ResourceType core(String plural, String kind, String... aliases) {
        return in("", "v1", plural, kind, aliases);
    }

    private static ResourceType istio(String plural, String kind, String... aliases) {
        return in("networking.istio.io", "v1", plural, kind, aliases);
    }

    private static ResourceType webhook(String plural, String kind) {
        return cluster("admissionregistration.k8s.io", "v1", plural, kind);
    }

    private static ResourceType in(String group, String version, String plural, String kind, String... aliases) {
        return new ResourceType(group, version, plural, kind, true, Arrays.asList(aliases));
    }

    private static ResourceType cluster(String group, String version, String plural, String kind, String... aliases) {
        return new ResourceType(group, version, plural, kind, false, Arrays.asList(aliases));
    }
}
