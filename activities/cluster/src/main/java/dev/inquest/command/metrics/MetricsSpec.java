package dev.inquest.command.metrics;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code inquest metrics}. */
public final class MetricsSpec implements CommandSpec {

    @Override
    public List<String> words() {
        return List.of("inquest", "metrics");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "inquest metrics [-n NAMESPACE] [--since 30m]",
                "latency, traffic, errors, CPU, throttling, memory and network of a namespace's workloads and of the nodes,"
                        + " what changed most first",
                "1 look for the names, 1 for each question and 1 for every further 50 series");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        return new MetricsCommand(Arguments.namespace(options.namespace), MetricsWindow.of(options.since, null));
    }

    private static final class Options {
        @Option(names = {"-n", "--namespace"})
        private @Nullable String namespace;

        @Option(names = "--since")
        private @Nullable String since;
    }
}
