package dev.inquest.command.nodes;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** {@code inquest node-services}. */
public final class NodeServicesSpec implements CommandSpec {

    @Override
    public List<String> words() {
        return List.of("inquest", "node-services");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "inquest node-services [NODE]",
                "kubelet, container runtime and kube-proxy of the nodes, scheduler and controller manager: do they run",
                "1 look where node services are monitored; else 4: nodes, their leases, the control plane's leases and pods");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        return new NodeServicesCommand(options.node == null ? null : Arguments.name(options.node));
    }

    private static final class Options {
        @Parameters(arity = "0..1")
        private @Nullable String node;
    }
}
