package dev.inquest.command.nodes;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command {@code inquest VERB} about the Services of a namespace, or one of them. */
public final class ServiceSpec implements CommandSpec {

    /** How the words become the command. */
    private interface Maker {
        RunnableCommand of(String namespace, @Nullable String service);
    }

    private final String verb;
    private final String shows;
    private final String cost;
    private final Maker maker;

    private ServiceSpec(String verb, String shows, String cost, Maker maker) {
        this.verb = verb;
        this.shows = shows;
        this.cost = cost;
        this.maker = maker;
    }

    /** {@code inquest calls}. */
    public static ServiceSpec calls() {
        return new ServiceSpec(
                "calls",
                "who calls whom: from traces where there are any, else from what workloads are configured with",
                "1 look where calls are traced, else 4",
                CallsCommand::new);
    }

    /** {@code inquest connect}. */
    public static ServiceSpec connect() {
        return new ServiceSpec(
                "connect",
                "which Services accept connections on their ports, as far as somebody tried; else which have ready addresses",
                "1 look where connections are tried, else 2",
                ConnectCommand::new);
    }

    /** {@code inquest error-logs}. */
    public static ServiceSpec errorLogs() {
        return new ServiceSpec(
                "error-logs",
                "error lines of all pods of the Services, alike ones together, where logs are collected",
                "1 look",
                ErrorLogsCommand::new);
    }

    @Override
    public List<String> words() {
        return List.of("inquest", verb);
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry("inquest " + verb + " [-n NAMESPACE] [SERVICE]", shows, cost);
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        return maker.of(
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
