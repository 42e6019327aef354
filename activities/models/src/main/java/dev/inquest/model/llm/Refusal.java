package dev.inquest.model.llm;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandCatalog.Entry;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.text.Shorten;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A command that is not taken: the catalogue does not have it, or it was run already.
 *
 * @param command as it was written
 * @param reason why it was refused; with the grammar that comes nearest, where the catalogue has none of it
 */
record Refusal(String command, String reason) {

    private static final int MAX_COMMAND = 120;
    private static final int MAX_REASON = 160;
    private static final int TOLD = 6;

    static Refusal of(String command, CommandRefusedException e, CommandCatalog catalog) {
        String why = e.getMessage() == null ? "not in the list" : e.getMessage();
        // Refusals end in what would be accepted: the one grammar that comes nearest says it shorter.
        int accepted = why.indexOf("; accepted: ");
        String reason = Shorten.to(MAX_REASON, accepted < 0 ? why : why.substring(0, accepted));
        return of(command, reason + nearest(command, catalog));
    }

    static Refusal of(String command, String reason) {
        return new Refusal(Shorten.to(MAX_COMMAND, command.replaceAll("\\s+", " ")), reason);
    }

    /** The refusals as a model is told of them. */
    static String lines(List<Refusal> refusals) {
        return refusals.stream()
                .limit(TOLD)
                .map(refusal -> refusal.command() + " : " + refusal.reason())
                .collect(Collectors.joining("\n"));
    }

    private static String nearest(String command, CommandCatalog catalog) {
        List<String> words = Arrays.asList(command.strip().split("\\s+"));
        return catalog.entries().stream()
                .max(Comparator.comparingInt((Entry entry) -> sameStart(words, entry))
                        .thenComparing(entry -> shared(words, entry)))
                .filter(entry -> sameStart(words, entry) > 0)
                .map(entry -> "; write: " + entry.grammar())
                .orElse("");
    }

    private static int sameStart(List<String> words, Entry entry) {
        String[] name = entry.name().split(" ");
        int same = 0;
        while (same < name.length && same < words.size() && name[same].equals(words.get(same))) {
            same++;
        }
        return same;
    }

    private static long shared(List<String> words, Entry entry) {
        return words.stream().distinct().filter(entry.grammar()::contains).count();
    }
}
