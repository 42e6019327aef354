package dev.inquest.cli.scoring;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One spelling for each entity. People and models write {@code shop/Deployment/web} also as {@code shop/deployments/web},
 * {@code shop/deploy/web} or {@code shop/deployment.apps/web}: the kind may be in any case, in the plural, by its short name of
 * {@code kubectl api-resources}, or with its API group. Namespace and name are taken as they are, for they tell objects apart.
 */
final class EntityNames {

    /** The short names of {@code kubectl api-resources}, and plurals that grammar does not give back. */
    private static final Map<String, String> KINDS = Map.ofEntries(
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
            Map.entry("pa", "peerauthentication"));

    /** Kinds that have no namespace: a namespace written before them says nothing. */
    private static final Set<String> CLUSTER_SCOPED = Set.of(
            "namespace",
            "node",
            "persistentvolume",
            "storageclass",
            "clusterrole",
            "clusterrolebinding",
            "priorityclass",
            "ingressclass",
            "mutatingwebhookconfiguration",
            "validatingwebhookconfiguration",
            "customresourcedefinition");

    private EntityNames() {}

    /** {@code namespace/kind/name}, or {@code kind/name} when cluster-scoped; the kind singular and in small letters. */
    static String canonical(String entity) {
        String text = entity.strip();
        boolean kindFirst = !text.isEmpty()
                && (Character.isUpperCase(text.charAt(0)) || text.indexOf('/') == text.lastIndexOf('/'));
        String[] parts = text.split("/", kindFirst ? 2 : 3);
        if (parts.length < 2) {
            return text;
        }
        String kind = kind(parts[parts.length - 2]);
        String name = parts[parts.length - 1];
        return kindFirst || CLUSTER_SCOPED.contains(kind) ? kind + "/" + name : parts[0] + "/" + kind + "/" + name;
    }

    private static String kind(String written) {
        String kind = written.strip().toLowerCase(Locale.ROOT);
        int group = kind.indexOf('.');
        String bare = group > 0 ? kind.substring(0, group) : kind;
        String known = KINDS.get(bare);
        return known != null ? known : singular(bare);
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
