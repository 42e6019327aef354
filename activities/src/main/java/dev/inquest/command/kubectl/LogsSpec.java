package dev.inquest.command.kubectl;

import dev.inquest.command.Arguments;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.CommandSpec;
import dev.inquest.command.RunnableCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubectl logs}. */
public final class LogsSpec implements CommandSpec {

    private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");

    @Override
    public List<String> words() {
        return List.of("kubectl", "logs");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "kubectl logs POD|KIND/NAME [-n NAMESPACE] [-c CONTAINER | --all-containers] [--previous] [--tail N]"
                        + " [--since 10m]",
                "the log of a pod's container, or of a pod of a workload",
                "1 look a log, 1 more to find the container when it is not named, 2 more for a workload");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        if (options.words.isEmpty() || options.words.size() > 2) {
            throw new CommandRefusedException("logs needs one POD or KIND/NAME; accepted: " + entry().grammar());
        }
        if (options.allContainers && (options.container != null || options.words.size() == 2)) {
            throw new CommandRefusedException("give -c CONTAINER or --all-containers, not both");
        }
        if (options.tail < -1) {
            throw new CommandRefusedException("--tail accepts a number of lines, at least 0");
        }
        String container = options.words.size() == 2 ? options.words.get(1) : options.container;
        return new LogsCommand(
                source(options.words.getFirst()),
                Arguments.namespace(options.namespace),
                container == null ? null : Arguments.name(container),
                options.allContainers,
                options.previous,
                options.tail < 0 ? null : options.tail,
                since(options.since));
    }

    private static LogsCommand.Source source(String word) {
        if (word.indexOf('/') < 0) {
            return new LogsCommand.Source("pods", Arguments.name(word));
        }
        Target target = Target.read(List.of(word), null, false);
        return new LogsCommand.Source(target.kinds().getFirst(), target.names().getFirst());
    }

    private static @Nullable Duration since(@Nullable String value) {
        if (value == null) {
            return null;
        }
        Matcher parts = DURATION.matcher(value);
        if (value.isEmpty() || !parts.matches()) {
            throw new CommandRefusedException("--since accepts a duration as in 10m, 1h30m or 45s but was " + value);
        }
        return Duration.ofHours(number(parts.group(1)))
                .plusMinutes(number(parts.group(2)))
                .plusSeconds(number(parts.group(3)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
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
    }
}
