package dev.inquest.command.changes;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.kubernetes.ResourceTypes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inquest changes}. */
public final class ChangesSpec implements CommandSpec {

    /** What is looked through when no kinds are named, in the order in which looks are spent. */
    private static final List<String> KINDS = List.of(
            "deployments",
            "statefulsets",
            "daemonsets",
            "configmaps",
            "secrets",
            "services",
            "networkpolicies",
            "events",
            "nodes",
            "horizontalpodautoscalers",
            "resourcequotas",
            "virtualservices",
            "destinationrules",
            "peerauthentications",
            "authorizationpolicies");

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int MAX_KINDS = 20;

    @Override
    public List<String> words() {
        return List.of("inquest", "changes");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "inquest changes [KIND,…] [--since 1h] [-n NAMESPACE | -A]",
                "what changed within a time (24h unless given) before now: created, written by whom, revisions compared,"
                        + " scaled, cordoned; Secrets by key only; and what it lacked to tell more",
                "1 look a kind, "
                        + (KINDS.size() + 2)
                        + " for all that are looked through when none is named, and 1 for every further 50 objects");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        if (options.everywhere && options.namespace != null) {
            throw new CommandRefusedException("give -n NAMESPACE or -A, not both");
        }
        return new ChangesCommand(
                options.kinds == null ? List.of() : kinds(options.kinds),
                options.everywhere ? null : Arguments.namespace(options.namespace),
                Objects.requireNonNullElse(Arguments.duration("--since", options.since), A_DAY));
    }

    /** All the kinds to look through when these were named. */
    static List<String> lookedThrough(List<String> named) {
        return named.isEmpty() ? KINDS : named;
    }

    private static List<String> kinds(String words) {
        List<String> kinds = Arrays.stream(words.split(",", -1))
                .map(word -> ResourceTypes.named(word)
                        .map(ResourceTypes::canonical)
                        .orElseThrow(() -> new CommandRefusedException("'" + word + "' is not a kind of resource")))
                .distinct()
                .toList();
        if (kinds.size() > MAX_KINDS) {
            throw new CommandRefusedException("at most " + MAX_KINDS + " kinds at a time");
        }
        return kinds;
    }

    private static final class Options {
        @Parameters(arity = "0..1")
        private @Nullable String kinds;

        @Option(names = {"-n", "--namespace"})
        private @Nullable String namespace;

        @Option(names = {"-A", "--all-namespaces"})
        private boolean everywhere;

        @Option(names = "--since")
        private @Nullable String since;
    }
}
