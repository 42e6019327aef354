package dev.inquest.citation;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Kinds as commands, fields and people write them: in any case, in the plural, by their short names. */
final class KindWords {

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("po", "pod"),
            Map.entry("deploy", "deployment"),
            Map.entry("sts", "statefulset"),
            Map.entry("ds", "daemonset"),
            Map.entry("rs", "replicaset"),
            Map.entry("svc", "service"),
            Map.entry("ep", "endpoints"),
            Map.entry("endpoint", "endpoints"),
            Map.entry("cm", "configmap"),
            Map.entry("sa", "serviceaccount"),
            Map.entry("ns", "namespace"),
            Map.entry("no", "node"),
            Map.entry("pv", "persistentvolume"),
            Map.entry("pvc", "persistentvolumeclaim"),
            Map.entry("sc", "storageclass"),
            Map.entry("ing", "ingress"),
            Map.entry("netpol", "networkpolicy"),
            Map.entry("hpa", "horizontalpodautoscaler"),
            Map.entry("pdb", "poddisruptionbudget"),
            Map.entry("quota", "resourcequota"),
            Map.entry("vs", "virtualservice"),
            Map.entry("dr", "destinationrule"),
            Map.entry("gw", "gateway"),
            Map.entry("pa", "peerauthentication"));

    /** A part of a field that refers to an object of this kind, where it is not the kind's own name. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "service", Set.of("host", "destination", "backend"),
            "persistentvolumeclaim", Set.of("claim"),
            "persistentvolume", Set.of("volume"),
            "secret", Set.of("imagepullsecrets", "credentialname"),
            "deployment", Set.of("workload"),
            "statefulset", Set.of("workload"),
            "daemonset", Set.of("workload"),
            "gateway", Set.of("parentrefs"));

    private KindWords() {}

    /** The kind in small letters, in the singular. */
    static String canonical(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        int dot = small.indexOf('.');
        String kind = dot > 0 ? small.substring(0, dot) : small;
        String known = SHORT.getOrDefault(kind, kind);
        if (known.equals("endpoints") || known.equals("ingress") || known.endsWith("ss")) {
            return known;
        }
        if (known.endsWith("ies")) {
            return known.substring(0, known.length() - 3) + "y";
        }
        if (known.endsWith("sses")) {
            return known.substring(0, known.length() - 2);
        }
        String singular = known.endsWith("s") ? known.substring(0, known.length() - 1) : known;
        return SHORT.getOrDefault(singular, singular);
    }

    static boolean same(String one, String other) {
        return canonical(one).equals(canonical(other));
    }

    /** Whether a field of this name refers to objects of the kind. */
    static boolean refers(String field, String kind) {
        String name = letters(field);
        String word = canonical(kind);
        String others = word.equals("service") ? name.replace("serviceaccount", "") : name;
        return others.contains(word)
                || FIELDS.getOrDefault(word, Set.of()).stream().anyMatch(others::contains);
    }

    /** A field's name without what is written differently: {@code Restart Count}, {@code restartCount}, {@code RESTART_COUNT}. */
    static String letters(String field) {
        StringBuilder kept = new StringBuilder(field.length());
        field.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
