package dev.inquest.capsule.learning;

import java.util.Map;

/** Kubernetes and Istio kinds, as an engineer calls what they decide. */
final class Kinds {

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

    /** What looking at the kind shows, in an engineer's words. */
    static String phrase(String canonical) {
        String phrase = PHRASES.get(canonical);
        return phrase != null ? phrase : plural(canonical);
    }

    private static String plural(String kind) {
        if (kind.endsWith("s")) {
            return kind.endsWith("ss") ? kind + "es" : kind;
        }
        return kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
    }
}
