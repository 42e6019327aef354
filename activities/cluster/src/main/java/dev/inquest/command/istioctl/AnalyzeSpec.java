package dev.inquest.command.istioctl;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code istioctl analyze}. */
public final class AnalyzeSpec implements CommandSpec {

    @Override
    public List<String> words() {
        return List.of("istioctl", "analyze");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "istioctl analyze [-n NAMESPACE | -A]",
                "mistakes in the configuration of the mesh by istioctl's codes, and conflicts of mutual TLS (INQ-MTLS,"
                        + " a code of ours)",
                "8 looks for the kinds that every mesh uses, 1 for each further kind they refer to, and 1 for every further 50 of a kind");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        return new AnalyzeCommand(options.everywhere ? null : Arguments.namespace(options.namespace));
    }

    private static final class Options {
        @Option(names = {"-n", "--namespace"})
        private @Nullable String namespace;

        @Option(names = {"-A", "--all-namespaces"})
        private boolean everywhere;
    }
}
