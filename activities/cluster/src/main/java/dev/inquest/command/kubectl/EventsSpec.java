package dev.inquest.command.kubectl;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code kubectl events}. */
public final class EventsSpec implements CommandSpec {

    @Override
    public List<String> words() {
        return List.of("kubectl", "events");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "kubectl events [-n NAMESPACE | -A] [--for KIND/NAME] [--types Warning|Normal]",
                "events, oldest first, with how often each was seen",
                "1 look and 1 for every further 50 events");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        String namespace = options.everywhere ? null : Arguments.namespace(options.namespace);
        return new EventsCommand(namespace, about(options.about), type(options.types));
    }

    private static @Nullable String about(@Nullable String value) {
        if (value == null) {
            return null;
        }
        Target target = Target.read(List.of(value), null, false);
        if (target.names().size() != 1) {
            throw new CommandRefusedException("--for accepts KIND/NAME, as in: --for pods/web-0");
        }
        return target.kinds().getFirst() + "/" + target.names().getFirst();
    }

    private static @Nullable String type(@Nullable String value) {
        if (value == null) {
            return null;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "warning" -> "Warning";
            case "normal" -> "Normal";
            default -> throw new CommandRefusedException("--types accepts Warning or Normal");
        };
    }

    private static final class Options {
        @Option(names = {"-n", "--namespace"})
        private @Nullable String namespace;

        @Option(names = {"-A", "--all-namespaces"})
        private boolean everywhere;

        @Option(names = "--for")
        private @Nullable String about;

        @Option(names = "--types")
        private @Nullable String types;

        /** Accepted because people type it; the headers stay, for what reads the output needs them. */
        @Option(names = "--no-headers")
        private boolean noHeaders;
    }
}
