package dev.inquest.text;

import java.util.Locale;
import java.util.Map;

/** Names of kinds of Kubernetes and Istio, as commands and people write them. */
public final class KindNames {

    /** The short names of {@code kubectl api-resources}, and the one singular that is a plural. */
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("po", "pod"),
            Map.entry("deploy", "deployment"),
            Map.entry("rs", "replicaset"),
            Map.entry("sts", "statefulset"),
            Map.entry("ds", "daemonset"),
            Map.entry("cj", "cronjob"),
            Map.entry("svc", "service"),
            Map.entry("ep", "endpoints"),
            Map.entry("endpoint", "endpoints"),
            Map.entry("ing", "ingress"),
            Map.entry("cm", "configmap"),
            Map.entry("ns", "namespace"),
            Map.entry("no", "node"),
            Map.entry("ev", "event"),
            Map.entry("pv", "persistentvolume"),
            Map.entry("pvc", "persistentvolumeclaim"),
            Map.entry("sc", "storageclass"),
            Map.entry("sa", "serviceaccount"),
            Map.entry("quota", "resourcequota"),
            Map.entry("limits", "limitrange"),
            Map.entry("netpol", "networkpolicy"),
            Map.entry("hpa", "horizontalpodautoscaler"),
            Map.entry("pdb", "poddisruptionbudget"),
            Map.entry("vs", "virtualservice"),
            Map.entry("dr", "destinationrule"),
            Map.entry("se", "serviceentry"),
            Map.entry("gw", "gateway"),
            Map.entry("pa", "peerauthentication"),
            Map.entry("ap", "authorizationpolicy"),
            Map.entry("ra", "requestauthentication"));

    private KindNames() {}

    /** Returns the one spelling: small letters, singular, no API group, no short name. */
    public static String canonical(String written) {
        String small = written.toLowerCase(Locale.ROOT);
        int group = small.indexOf('.');
        String kind = group > 0 ? small.substring(0, group) : small;
        String known = SHORT.get(kind);
        if (known != null) {
            return known;
        }
        String singular = singular(kind);
        return SHORT.getOrDefault(singular, singular);
    }

    /** Policies, ingresses, classes, services; endpoints are always many. */
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
        return kind.endsWith("s") ? kind.substring(0, kind.length() - 1) : kind;
    }
}
