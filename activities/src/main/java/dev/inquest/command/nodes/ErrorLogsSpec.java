package dev.inquest.command.nodes;

import dev.inquest.command.Arguments;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandSpec;
import dev.inquest.command.RunnableCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inquest error-logs}. */
public final class ErrorLogsSpec implements CommandSpec {

    @Override
    public List<String> words() {
        return List.of("inquest", "error-logs");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "inquest error-logs [-n NAMESPACE] [SERVICE]",
                "error lines of all pods of the Services, alike ones together, where logs are collected",
                "1 look");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        return new ErrorLogsCommand(
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
