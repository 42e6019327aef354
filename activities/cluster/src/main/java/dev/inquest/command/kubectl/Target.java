package dev.inquest.command.kubectl;

import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.kubernetes.ResourceType;
import dev.inquest.kubernetes.ResourceTypes;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a kubectl command is about: kinds and names, written {@code KIND NAME…}, {@code KIND/NAME…} or {@code KIND,KIND}.
 *
 * @param kinds the kinds in canonical words, at least one
 * @param names the names, none for all; with several kinds written {@code KIND/NAME}, those words
 * @param namespace the namespace, or null for all of them or for kinds without one
 * @param everywhere whether all namespaces are asked
 */
record Target(
        List<String> kinds, List<String> names, @Nullable String namespace, boolean everywhere) {

    private static final Pattern KIND = Pattern.compile("[a-z][-a-z0-9]{0,62}(\\.[a-z0-9][-a-z0-9.]{0,252})?");
    private static final int MAX_KINDS = 12;
    private static final int MAX_NAMES = 30;

    Target {
        kinds = List.copyOf(kinds);
        names = List.copyOf(names);
    }

    static Target read(List<String> words, @Nullable String namespace, boolean everywhere) {
        if (words.isEmpty()) {
            throw new CommandRefusedException("a KIND is needed, as in: pods");
        }
        Set<String> kinds = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        if (words.getFirst().indexOf('/') >= 0) {
            slashed(words, kinds, names);
        } else {
            Arrays.stream(words.getFirst().split(",", -1)).map(Target::kind).forEach(kinds::add);
            words.stream().skip(1).map(Arguments::name).forEach(names::add);
        }
        check(kinds, names, everywhere);
        return new Target(
                List.copyOf(kinds),
                List.copyOf(names),
                scope(kinds, namespace, everywhere),
                everywhere && isNamespaced(kinds));
    }

    private static void check(Set<String> kinds, Set<String> names, boolean everywhere) {
        if (kinds.size() > MAX_KINDS || names.size() > MAX_NAMES) {
            throw new CommandRefusedException("at most " + MAX_KINDS + " kinds and " + MAX_NAMES + " names at a time");
        }
        if (kinds.contains("all")) {
            throw new CommandRefusedException(
                    "name the kinds instead of 'all', as in: pods,services,deployments,replicasets,statefulsets");
        }
        if (everywhere && !names.isEmpty()) {
            throw new CommandRefusedException("a name cannot be asked for across all namespaces: give -n NAMESPACE");
        }
    }

    private static void slashed(List<String> words, Set<String> kinds, Set<String> names) {
        List<String[]> pairs = words.stream().map(Target::pair).toList();
        pairs.forEach(pair -> kinds.add(pair[0]));
        pairs.forEach(pair -> names.add(kinds.size() == 1 ? pair[1] : pair[0] + "/" + pair[1]));
    }

    private static String[] pair(String word) {
        String[] parts = word.split("/", -1);
        if (parts.length != 2) {
            throw new CommandRefusedException("'" + word + "' is not KIND/NAME");
        }
        return new String[] {kind(parts[0]), Arguments.name(parts[1])};
    }

    /** The names asked for of one of the kinds. */
    List<String> namesOf(String kind) {
        return names.stream()
                .filter(name -> name.indexOf('/') < 0 || name.startsWith(kind + "/"))
                .map(name -> name.substring(name.indexOf('/') + 1))
                .toList();
    }

    static String kind(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        Optional<ResourceType> known = ResourceTypes.named(lower);
        if (known.isPresent()) {
            return ResourceTypes.canonical(known.get());
        }
        if (!KIND.matcher(lower).matches()) {
            throw new CommandRefusedException("'" + word + "' is not a kind of resource");
        }
        return lower;
    }

    private static boolean isNamespaced(Set<String> kinds) {
        return kinds.stream()
                .anyMatch(k ->
                        ResourceTypes.named(k).map(ResourceType::namespaced).orElse(true));
    }

    private static @Nullable String scope(Set<String> kinds, @Nullable String namespace, boolean everywhere) {
        String checked = Arguments.namespace(namespace);
        return everywhere || !isNamespaced(kinds) ? null : checked;
    }

    /** The words that name the target in a canonical line, the scope last. */
    Arguments.Line render(Arguments.Line line) {
        boolean pairs = !names.isEmpty() && names.getFirst().indexOf('/') >= 0;
        if (!pairs) {
            line.word(String.join(",", kinds));
        }
        names.forEach(line::word);
        return line.option("-n", namespace).flag("-A", everywhere);
    }
}
