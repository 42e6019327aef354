package dev.inquest.command.kubectl;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.api.Selection;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.incident.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubectl get}. */
public final class GetSpec implements CommandSpec {

    private static final List<String> FORMATS = List.of("wide", "yaml", "json", "name");
    private static final Pattern TEMPLATE = Pattern.compile("(custom-columns|jsonpath|go-template).*", Pattern.DOTALL);
    private static final Pattern LABELS = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_./,]{0,300}[A-Za-z0-9])?");

    @Override
    public List<String> words() {
        return List.of("kubectl", "get");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                        "kubectl get KIND[,KIND…] [NAME…] [-n NAMESPACE | -A] [-l SELECTOR] [--field-selector SELECTOR]"
                                + " [-o wide|yaml|json|name] [--sort-by PATH] [--show-labels] [-L LABEL,…]",
                        "objects of any kind as a table, or whole as YAML or JSON; also written KIND/NAME…",
                        "1 look a kind, or a name, and 1 for every further 50 objects")
                .with(Risk.SENSITIVE_READ);
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        Target target = Target.read(options.words, options.namespace, options.everywhere);
        if (!target.names().isEmpty() && (options.labels != null || options.fields != null)) {
            throw new CommandRefusedException("a selector cannot be combined with names: give one of them");
        }
        Selection selection = new Selection(Arguments.selector(options.labels), Arguments.selector(options.fields));
        return new GetCommand(
                target,
                selection,
                format(options.output),
                options.sortBy == null ? null : SortKey.read(options.sortBy),
                labelColumns(options.labelColumns),
                options.showLabels);
    }

    private static @Nullable String format(@Nullable String output) {
        if (output == null || FORMATS.contains(output)) {
            return output;
        }
        if (TEMPLATE.matcher(output).matches()) {
            throw new CommandRefusedException("-o " + output.split("=", 2)[0]
                    + " is not carried out: use -o yaml (or json) to see the fields whole, or -o wide for the table");
        }
        throw new CommandRefusedException("-o accepts " + String.join(", ", FORMATS) + " but was " + output);
    }

    private static List<String> labelColumns(@Nullable String labels) {
        if (labels == null) {
            return List.of();
        }
        if (!LABELS.matcher(labels).matches()) {
            throw new CommandRefusedException("-L accepts label keys, as in app,version, but was " + labels);
        }
        return List.of(labels.split(","));
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

        @Option(names = {"-L", "--label-columns"})
        private @Nullable String labelColumns;

        @Option(names = "--show-labels")
        private boolean showLabels;

        /** Accepted because people type it; the headers stay, for what reads the output needs them. */
        @Option(names = "--no-headers")
        private boolean noHeaders;
    }
}
