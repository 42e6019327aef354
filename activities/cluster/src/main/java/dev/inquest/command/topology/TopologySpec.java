package dev.inquest.command.topology;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code inquest topology}. */
public final class TopologySpec implements CommandSpec {

    @Override
    public List<String> words() {
        return List.of("inquest", "topology");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "inquest topology [-n NAMESPACE]",
                "who calls, routes to, governs, selects, mounts, owns and runs on whom in a namespace: services, workloads, pods,"
                        + " nodes, storage, policies; calls from environment, arguments, ConfigMaps and routes",
                "17 looks, 13 without a mesh, and 1 for every further 50 objects of a kind");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        return new TopologyCommand(Arguments.namespace(options.namespace));
    }

    private static final class Options {
        @Option(names = {"-n", "--namespace"})
        private @Nullable String namespace;
    }
}
