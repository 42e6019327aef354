package dev.inquest.citation;

import dev.inquest.text.KindNames;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Kinds as commands, fields and people write them: in any case, in the plural, by their short names. */
final class KindWords {

    /** Words of plain prose, which here are no short names: memory limits are no LimitRange. */
    private static final Map<String, String> PROSE = Map.of("limits", "limit", "se", "se");

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
        String plain = PROSE.get(word.toLowerCase(Locale.ROOT));
        return plain == null ? KindNames.canonical(word) : plain;
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
