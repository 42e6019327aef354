package dev.inquest.command.kubectl;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code kubectl api-resources}. */
public final class ApiResourcesSpec implements CommandSpec {

    @Override
    public List<String> words() {
        return List.of("kubectl", "api-resources");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "kubectl api-resources [--namespaced true|false] [--api-group GROUP] [-o wide|name]",
                "the kinds that the cluster serves, with those of installed extensions",
                "1 look");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        if (options.output != null && !List.of("wide", "name").contains(options.output)) {
            throw new CommandRefusedException("-o accepts wide or name but was " + options.output);
        }
        String group = options.group == null || options.group.isEmpty() ? options.group : Arguments.name(options.group);
        return new ApiResourcesCommand(options.namespaced, group, options.output);
    }

    private static final class Options {
        @Option(names = "--namespaced", arity = "0..1", fallbackValue = "true")
        private @Nullable Boolean namespaced;

        @Option(names = "--api-group")
        private @Nullable String group;

        @Option(names = {"-o", "--output"})
        private @Nullable String output;

        /** Accepted because people type it; the headers stay, for what reads the output needs them. */
        @Option(names = "--no-headers")
        private boolean noHeaders;
    }
}
