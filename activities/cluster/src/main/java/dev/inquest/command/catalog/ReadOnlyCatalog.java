package dev.inquest.command.catalog;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.grammar.ShellWords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The allow-list of commands: a line is one of them, or it is refused with the reason. */
@ApplicationScoped
public class ReadOnlyCatalog implements CommandCatalog {

    private final List<CommandSpec> specs;

    /** The standard commands and those that other parts of the application contribute as beans. */
    @Inject
    public ReadOnlyCatalog(Instance<CommandSpec> contributed) {
        this(Stream.concat(StandardCommands.all().stream(), contributed.stream())
                .toList());
    }

    /** These commands, in the order of the help. */
    public ReadOnlyCatalog(List<CommandSpec> specs) {
        this.specs = List.copyOf(specs);
    }

    /** The standard commands only. */
    public static ReadOnlyCatalog standard() {
        return new ReadOnlyCatalog(StandardCommands.all());
    }

    @Override
    public RunnableCommand parse(String line) {
        List<String> words = verbFirst(ShellWords.split(line));
        if (words.isEmpty()) {
            throw new CommandRefusedException("the command is empty; accepted: " + accepted());
        }
        CommandSpec spec = specs.stream()
                .filter(s -> startsWith(words, s.words()))
                .findFirst()
                .orElseThrow(() -> new CommandRefusedException("only these read-only commands are carried out: "
                        + accepted() + "; not '" + start(words) + "'"));
        return spec.parse(List.copyOf(words.subList(spec.words().size(), words.size())));
    }

    @Override
    public List<Entry> entries() {
        return specs.stream().map(CommandSpec::entry).toList();
    }

    /** People write {@code kubectl -n shop get pods} as well: the namespace moves behind the verb. */
    private static List<String> verbFirst(List<String> words) {
        String second = words.size() < 3 ? "" : words.get(1);
        int moved = second.equals("-n") || second.equals("--namespace")
                ? 2
                : second.startsWith("-n") || second.startsWith("--namespace=") ? 1 : 0;
        if (moved == 0 || words.size() < moved + 2) {
            return words;
        }
        List<String> reordered = new ArrayList<>(words.subList(1 + moved, words.size()));
        reordered.addFirst(words.getFirst());
        reordered.addAll(words.subList(1, 1 + moved));
        return reordered;
    }

    private static boolean startsWith(List<String> words, List<String> start) {
        return words.size() >= start.size()
                && new ArrayList<>(words.subList(0, start.size())).equals(new ArrayList<>(start));
    }

    private static String start(List<String> words) {
        return words.stream().limit(2).collect(Collectors.joining(" "));
    }

    private String accepted() {
        return specs.stream().map(s -> String.join(" ", s.words())).collect(Collectors.joining(", "));
    }
}
