package dev.inquest.command.kubectl;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.incident.Risk;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubectl logs}. */
public final class LogsSpec implements CommandSpec {

    @Override
    public List<String> words() {
        return List.of("kubectl", "logs");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                        "kubectl logs POD|KIND/NAME|-l SELECTOR [-n NAMESPACE] [-c CONTAINER | --all-containers] [--previous]"
                                + " [--tail N] [--since 10m]",
                        "the log of a pod's container, of a pod of a workload, or of up to 5 pods that labels select",
                        "1 look a log, 1 more to find the container when it is not named, 2 more for a workload")
                .with(Risk.SENSITIVE_READ);
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        boolean labelled = options.labels != null;
        if (labelled != options.words.isEmpty() || options.words.size() > 2) {
            throw new CommandRefusedException(
                    "logs needs one POD, KIND/NAME or -l SELECTOR; accepted: " + entry().grammar());
        }
        if (options.allContainers && (options.container != null || options.words.size() == 2)) {
            throw new CommandRefusedException("give -c CONTAINER or --all-containers, not both");
        }
        if (options.tail < -1) {
            throw new CommandRefusedException("--tail accepts a number of lines, at least 0");
        }
        String container = options.words.size() == 2 ? options.words.get(1) : options.container;
        return new LogsCommand(
                labelled
                        ? new LogsCommand.Source("pods", "", Arguments.selector(options.labels))
                        : source(options.words.getFirst()),
                Arguments.namespace(options.namespace),
                container == null ? null : Arguments.name(container),
                options.allContainers,
                options.previous,
                options.tail < 0 ? null : options.tail,
                Arguments.duration("--since", options.since));
    }

    private static LogsCommand.Source source(String word) {
        if (word.indexOf('/') < 0) {
            return new LogsCommand.Source("pods", Arguments.name(word), null);
        }
        Target target = Target.read(List.of(word), null, false);
        return new LogsCommand.Source(target.kinds().getFirst(), target.names().getFirst(), null);
    }

    private static final class Options {
        @Parameters(arity = "0..*")
        private List<String> words = new ArrayList<>();

        @Option(names = {"-n", "--namespace"})
        private @Nullable String namespace;

        @Option(names = {"-c", "--container"})
        private @Nullable String container;

        @Option(names = "--all-containers")
        private boolean allContainers;

        @Option(names = {"-p", "--previous"})
        private boolean previous;

        @Option(names = "--tail")
        private int tail = -1;

        @Option(names = "--since")
        private @Nullable String since;

        @Option(names = {"-l", "--selector"})
        private @Nullable String labels;
    }
}
