package dev.inquest.cli.scoring;

import dev.inquest.text.KindNames;
import java.util.Set;

/**
 * One spelling for each entity. People and models write {@code shop/Deployment/web} also as {@code shop/deployments/web},
 * {@code shop/deploy/web} or {@code shop/deployment.apps/web}: the kind may be in any case, in the plural, by its short name of
 * {@code kubectl api-resources}, or with its API group. Namespace and name are taken as they are, for they tell objects apart.
 */
final class EntityNames {

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
        String kind = KindNames.canonical(parts[parts.length - 2].strip());
        String name = parts[parts.length - 1];
        return kindFirst || CLUSTER_SCOPED.contains(kind) ? kind + "/" + name : parts[0] + "/" + kind + "/" + name;
    }
}
