package dev.inquest.capsule.learning;

import java.util.Locale;
import java.util.Map;

/** Kubernetes and Istio kinds: their one spelling, and how an engineer calls what they decide. */
final class Kinds {

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("po", "pod"),
            Map.entry("svc", "service"),
            Map.entry("ep", "endpoints"),
            Map.entry("endpoint", "endpoints"),
            Map.entry("deploy", "deployment"),
            Map.entry("rs", "replicaset"),
            Map.entry("sts", "statefulset"),
            Map.entry("ds", "daemonset"),
            Map.entry("cm", "configmap"),
            Map.entry("ns", "namespace"),
            Map.entry("no", "node"),
            Map.entry("ev", "event"),
            Map.entry("pvc", "persistentvolumeclaim"),
            Map.entry("pv", "persistentvolume"),
            Map.entry("sc", "storageclass"),
            Map.entry("sa", "serviceaccount"),
            Map.entry("ing", "ingress"),
            Map.entry("netpol", "networkpolicy"),
            Map.entry("hpa", "horizontalpodautoscaler"),
            Map.entry("pdb", "poddisruptionbudget"),
            Map.entry("quota", "resourcequota"),
            Map.entry("limits", "limitrange"),
            Map.entry("vs", "virtualservice"),
            Map.entry("dr", "destinationrule"),
            Map.entry("gw", "gateway"),
            Map.entry("se", "serviceentry"),
            Map.entry("pa", "peerauthentication"),
            Map.entry("ap", "authorizationpolicy"),
            Map.entry("ra", "requestauthentication"));

    private static final Map<String, String> PHRASES = Map.ofEntries(
            Map.entry("endpoints", "service endpoints"),
            Map.entry("endpointslice", "service endpoints"),
            Map.entry("event", "events"),
            Map.entry("persistentvolumeclaim", "volume claims"),
            Map.entry("persistentvolume", "volumes"),
            Map.entry("storageclass", "storage classes"),
            Map.entry("networkpolicy", "network policies"),
            Map.entry("horizontalpodautoscaler", "autoscaling"),
            Map.entry("poddisruptionbudget", "disruption budgets"),
            Map.entry("resourcequota", "resource quotas"),
            Map.entry("limitrange", "limit ranges"),
            Map.entry("virtualservice", "mesh routes"),
            Map.entry("destinationrule", "client TLS settings and subsets"),
            Map.entry("gateway", "gateways"),
            Map.entry("serviceentry", "external mesh services"),
            Map.entry("sidecar", "sidecar scopes"),
            Map.entry("peerauthentication", "mTLS policy"),
            Map.entry("authorizationpolicy", "authorization policy"),
            Map.entry("requestauthentication", "token policy"));

    private Kinds() {}

    /** One lower-case singular spelling, without the API group: {@code DestinationRules.networking.istio.io} too. */
    static String canonical(String written) {
        String kind = written.toLowerCase(Locale.ROOT);
        int group = kind.indexOf('.');
        kind = group > 0 ? kind.substring(0, group) : kind;
        String known = SHORT.get(kind);
        return known != null ? known : singular(kind);
    }

    /** What looking at the kind shows, in an engineer's words. */
    static String phrase(String canonical) {
        String phrase = PHRASES.get(canonical);
        return phrase != null ? phrase : plural(canonical);
    }

    private static String singular(String kind) {
        if (kind.equals("endpoints") || kind.endsWith("ss")) {
            return kind;
        }
        if (kind.endsWith("ies")) {
            return kind.substring(0, kind.length() - 3) + "y";
        }
        if (kind.endsWith("sses")) {
            return kind.substring(0, kind.length() - 2);
        }
        return kind.length() > 2 && kind.endsWith("s") ? kind.substring(0, kind.length() - 1) : kind;
    }

    private static String plural(String kind) {
        if (kind.endsWith("s")) {
            return kind.endsWith("ss") ? kind + "es" : kind;
        }
        return kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
    }
}
