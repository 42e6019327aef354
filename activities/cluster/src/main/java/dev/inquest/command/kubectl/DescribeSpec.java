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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubectl describe}. */
public final class DescribeSpec implements CommandSpec {

    @Override
    public List<String> words() {
        return List.of("kubectl", "describe");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                        "kubectl describe KIND [NAME…]|KIND/NAME… [-n NAMESPACE | -A] [-l SELECTOR]",
                        "objects in full with their events; keys and sizes of Secrets, never values",
                        "1 look for the objects, 1 for their events, 1 more for services, nodes, namespaces and claims")
                .with(Risk.SENSITIVE_READ);
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        Target target = Target.read(options.words, options.namespace, options.everywhere);
        if (!target.names().isEmpty() && options.labels != null) {
            throw new CommandRefusedException("a selector cannot be combined with names: give one of them");
        }
        return new DescribeCommand(target, new Selection(Arguments.selector(options.labels), null));
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
    }
}
