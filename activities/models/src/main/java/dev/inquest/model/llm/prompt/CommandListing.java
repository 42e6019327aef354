package dev.inquest.model.llm.prompt;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandCatalog.Entry;
import dev.inquest.observation.Tokens;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The catalogue as a model is told of it: the grammar, a few words and the cost where it is high, one command a line. The
 * same catalogue always gives the same text, so that providers can cache it.
 */
final class CommandListing {

    /** What every investigation needs; kept when there is no room for all. */
    private static final Set<String> GENERAL =
            Set.of("kubectl get", "kubectl describe", "kubectl logs", "kubectl events");

    private static final String KUBECTL = "kubectl ";

    /** Costs up to this one are not told apart. */
    private static final int CHEAP = 2;

    private static final int SHORTEST_WORD = 4;
    private static final Pattern DETAIL = Pattern.compile("\\s*[;:(].*");
    private static final Pattern FOR_MANY = Pattern.compile(",? (?:and )?1 for (?:each|every)[^,]*");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z]+");

    private final List<Entry> entries;

    private CommandListing(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    static CommandListing of(CommandCatalog catalog) {
        return new CommandListing(catalog.entries());
    }

    /** One line a command. */
    String text() {
        return entries.stream().map(CommandListing::line).collect(Collectors.joining());
    }

    /**
     * As many commands as fit: the general ones first, then those whose description shares most words with what this
     * investigation is about; in the order of the catalogue.
     */
    CommandListing within(int maxTokens, String about) {
        if (Tokens.count(text()) <= maxTokens) {
            return this;
        }
        Set<String> words = stems(about).collect(Collectors.toUnmodifiableSet());
        int left = maxTokens;
        boolean[] kept = new boolean[entries.size()];
        List<Entry> byRelevance = entries.stream()
                .sorted(Comparator.comparing((Entry entry) -> !GENERAL.contains(entry.name()))
                        .thenComparing(entry -> -shared(entry, words)))
                .toList();
        for (Entry entry : byRelevance) {
            int cost = Tokens.count(line(entry));
            if (cost <= left) {
                kept[entries.indexOf(entry)] = true;
                left -= cost;
            }
        }
        return new CommandListing(
                entries.stream().filter(entry -> kept[entries.indexOf(entry)]).toList());
    }

    /** The grammar as models are shown it. */
    static String grammar(Entry entry) {
        return entry.grammar().replace("NAMESPACE", "NS").replace(" | ", "|");
    }

    private static String line(Entry entry) {
        return grammar(entry) + words(entry) + "\n";
    }

    /** What kubectl's commands show, every model knows. */
    private static String words(Entry entry) {
        String shows = entry.name().startsWith(KUBECTL)
                ? ""
                : " " + DETAIL.matcher(entry.shows()).replaceFirst("");
        String words = shows + cost(entry);
        return words.isEmpty() ? "" : " #" + words;
    }

    /** From the least to the most; what is paid for each thing more is not told. */
    private static String cost(Entry entry) {
        List<Integer> looks = NUMBER.matcher(FOR_MANY.matcher(entry.cost()).replaceAll(""))
                .results()
                .map(number -> Integer.valueOf(number.group()))
                .toList();
        if (looks.isEmpty() || Collections.max(looks) <= CHEAP) {
            return "";
        }
        int least = Collections.min(looks);
        int most = Collections.max(looks);
        return least == most ? " (" + most + " looks)" : " (" + least + "-" + most + " looks)";
    }

    private static long shared(Entry entry, Set<String> words) {
        return stems(entry.name() + " " + entry.shows())
                .distinct()
                .filter(words::contains)
                .count();
    }

    /** The first letters of longer words: {@code nodes} and {@code node} are the same. */
    private static Stream<String> stems(String text) {
        return Arrays.stream(NO_WORD.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .map(word -> word.substring(0, SHORTEST_WORD));
    }
}
