package dev.inquest.command.nodes;

import dev.inquest.command.Arguments;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandSpec;
import dev.inquest.command.RunnableCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inquest calls}. */
public final class CallsSpec implements CommandSpec {

    @Override
    public List<String> words() {
        return List.of("inquest", "calls");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "inquest calls [-n NAMESPACE] [SERVICE]",
                "who calls whom: from traces where there are any, else from what workloads are configured with",
                "1 look where calls are traced, else 4");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        return new CallsCommand(
                Arguments.namespace(options.namespace),
                options.service == null ? null : Arguments.name(options.service));
    }

    private static final class Options {
        @Option(names = {"-n", "--namespace"})
        private @Nullable String namespace;

        @Parameters(arity = "0..1")
        private @Nullable String service;
    }
}
