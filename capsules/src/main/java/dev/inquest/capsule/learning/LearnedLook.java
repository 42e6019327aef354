package dev.inquest.capsule.learning;

import dev.inquest.text.KindNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a command looks at, read off its words only: enough to name and to compare procedures, whatever the catalogue
 * accepts.
 *
 * @param tool the program, as in {@code kubectl}
 * @param verb what it does, as in {@code get} or {@code proxy-config}; empty when there is none
 * @param things what it looks at: the kinds of {@code get} and {@code describe}, the view of {@code proxy-config}
 * @param named the objects named after that, without options
 */
record LearnedLook(String tool, String verb, List<String> things, List<String> named) {

    /** Options of these tools that take the next word as their value. */
    private static final Set<String> WITH_VALUE = Set.of(
            "-n",
            "--namespace",
            "-o",
            "--output",
            "-l",
            "--selector",
            "-c",
            "--container",
            "--since",
            "--tail",
            "--field-selector",
            "--sort-by",
            "--context",
            "--for",
            "--limit",
            "--from",
            "--to");

    private static final Set<String> VERBS_OF_KINDS = Set.of("get", "describe", "top", "explain");

    static LearnedLook of(String command) {
        List<String> words = words(command);
        String tool = words.isEmpty() ? "" : words.getFirst();
        if (tool.equals("promql")) {
            return new LearnedLook(tool, "", List.of("metrics"), List.of());
        }
        String verb = words.size() > 1 ? words.get(1).toLowerCase(Locale.ROOT) : "";
        List<String> rest = words.size() > 2 ? words.subList(2, words.size()) : List.of();
        boolean kinded = tool.equals("kubectl") && VERBS_OF_KINDS.contains(verb)
                || tool.equals("istioctl") && verb.startsWith("proxy-config");
        if (!kinded || rest.isEmpty()) {
            return new LearnedLook(tool, verb, List.of(), rest);
        }
        List<String> things = new ArrayList<>();
        List<String> named = new ArrayList<>(rest.subList(1, rest.size()));
        for (String part : rest.getFirst().split(",", -1)) {
            int slash = part.indexOf('/');
            things.add(KindNames.canonical(slash < 0 ? part : part.substring(0, slash)));
            if (slash >= 0) {
                named.add(part.substring(slash + 1));
            }
        }
        return new LearnedLook(tool, verb, List.copyOf(things), List.copyOf(named));
    }

    /** Two commands with the same topics look at the same sort of thing, whichever object and namespace. */
    List<String> topics() {
        if (!things.isEmpty()) {
            // Describing and getting a kind show the same objects.
            return things.stream()
                    .map(thing -> tool.equals("kubectl") && !verb.equals("top") ? thing : verb + " " + thing)
                    .toList();
        }
        return List.of(tool.equals("kubectl") ? verb : (tool + " " + verb).strip());
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        boolean value = false;
        for (String word : command.strip().split("\\s+")) {
            if (value) {
                value = false;
            } else if (word.startsWith("-")) {
                value = WITH_VALUE.contains(word);
            } else {
                words.add(word);
            }
        }
        return words;
    }
}
