package dev.inquest.command.nodes;

import dev.inquest.command.Arguments;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandSpec;
import dev.inquest.command.RunnableCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inquest connect}. */
public final class ConnectSpec implements CommandSpec {

    @Override
    public List<String> words() {
        return List.of("inquest", "connect");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "inquest connect [-n NAMESPACE] [SERVICE]",
                "which Services accept connections on their ports, as far as somebody tried; else which have ready addresses",
                "1 look where connections are tried, else 2");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        return new ConnectCommand(
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
