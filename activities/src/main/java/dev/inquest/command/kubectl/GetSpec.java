package dev.inquest.command.kubectl;

import dev.inquest.command.Arguments;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.CommandSpec;
import dev.inquest.command.RunnableCommand;
import dev.inquest.command.api.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubectl get}. */
public final class GetSpec implements CommandSpec {

    private static final List<String> FORMATS = List.of("wide", "yaml", "json", "name");
    private static final Pattern SORT_PATH = Pattern.compile("\\{?\\.[A-Za-z0-9_.\\[\\]\\\\/-]{1,120}\\}?");

    @Override
    public List<String> words() {
        return List.of("kubectl", "get");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "kubectl get KIND[,KIND…] [NAME…] [-n NAMESPACE | -A] [-l SELECTOR] [--field-selector SELECTOR]"
                        + " [-o wide|yaml|json|name] [--sort-by PATH]",
                "objects of any kind as a table, or whole as YAML or JSON",
                "1 look a kind, or a name, and 1 for every further 50 objects");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        Target target = Target.read(options.words, options.namespace, options.everywhere);
        if (!target.names().isEmpty() && (options.labels != null || options.fields != null)) {
            throw new CommandRefusedException("a selector cannot be combined with names: give one of them");
        }
        if (options.output != null && !FORMATS.contains(options.output)) {
            throw new CommandRefusedException(
                    "-o accepts " + String.join(", ", FORMATS) + " but was " + options.output);
        }
        if (options.sortBy != null && !SORT_PATH.matcher(options.sortBy).matches()) {
            throw new CommandRefusedException("--sort-by accepts a path as in .metadata.creationTimestamp");
        }
        Selection selection = new Selection(Arguments.selector(options.labels), Arguments.selector(options.fields));
        return new GetCommand(target, selection, options.output, path(options.sortBy));
    }

    private static @Nullable String path(@Nullable String sortBy) {
        return sortBy == null ? null : sortBy.replaceAll("[{}]", "");
    }

    private static final class Options {
        @Parameters(arity = "0..*")
        private List<String> words = new ArrayList<>();

        @Option(names = {"-n", "--namespace"})
        private @Nullable String namespace;

        @Option(names = {"-A", "--all-namespaces"})
        private boolean everywhere;

        @Option(names = {"-l", "--selector"})
        private @Nullable String labels;

        @Option(names = "--field-selector")
        private @Nullable String fields;

        @Option(names = {"-o", "--output"})
        private @Nullable String output;

        @Option(names = "--sort-by")
        private @Nullable String sortBy;
    }
}
