package dev.inquest.command.kubectl;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.api.Selection;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubectl top}. */
public final class TopSpec implements CommandSpec {

    @Override
    public List<String> words() {
        return List.of("kubectl", "top");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "kubectl top pods|nodes [NAME] [-n NAMESPACE | -A] [-l SELECTOR] [--containers] [--sort-by cpu|memory]",
                "what pods or nodes use of CPU and memory now, where the cluster has the metrics API",
                "1 look and 1 for every further 50 objects; 1 more for nodes");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        Target target = Target.read(options.words, options.namespace, options.everywhere);
        String kind = target.kinds().getFirst();
        if (target.kinds().size() != 1
                || target.names().size() > 1
                || !List.of("pods", "nodes").contains(kind)) {
            throw new CommandRefusedException("top shows pods or nodes; accepted: " + entry().grammar());
        }
        if (options.sortBy != null && !List.of("cpu", "memory").contains(options.sortBy)) {
            throw new CommandRefusedException("--sort-by accepts cpu or memory");
        }
        if (options.labels != null && !target.names().isEmpty()) {
            throw new CommandRefusedException("a selector cannot be combined with names: give one of them");
        }
        return new TopCommand(
                target,
                new Selection(Arguments.selector(options.labels), null),
                options.containers && kind.equals("pods"),
                options.sortBy);
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

        @Option(names = "--containers")
        private boolean containers;

        @Option(names = "--sort-by")
        private @Nullable String sortBy;

        /** Accepted because people type it; the headers stay, for what reads the output needs them. */
        @Option(names = "--no-headers")
        private boolean noHeaders;
    }
}
