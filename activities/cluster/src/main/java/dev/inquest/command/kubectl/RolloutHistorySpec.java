package dev.inquest.command.kubectl;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.CommandSpec;
import dev.inquest.command.grammar.RunnableCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubectl rollout history}. */
public final class RolloutHistorySpec implements CommandSpec {

    private static final Set<String> KINDS = Set.of("deployments", "statefulsets", "daemonsets");

    @Override
    public List<String> words() {
        return List.of("kubectl", "rollout", "history");
    }

    @Override
    public CommandCatalog.Entry entry() {
        return new CommandCatalog.Entry(
                "kubectl rollout history deployment|statefulset|daemonset NAME [-n NAMESPACE] [--revision N]",
                "the revisions of a workload and what each changed in the pod template; with --revision that template;"
                        + " also written KIND/NAME",
                "2 looks and 1 for every further 50 revisions in the namespace");
    }

    @Override
    public RunnableCommand parse(List<String> arguments) {
        Options options = Arguments.read(new Options(), arguments, entry());
        Target target = Target.read(options.words, options.namespace, false);
        if (target.kinds().size() != 1
                || target.names().size() != 1
                || !KINDS.contains(target.kinds().getFirst())) {
            throw new CommandRefusedException("rollout history is of one Deployment, StatefulSet or DaemonSet, as in:"
                    + " kubectl rollout history deployment/web -n shop");
        }
        return new RolloutHistoryCommand(target, options.revision);
    }

    private static final class Options {
        @Parameters(arity = "0..*")
        private List<String> words = new ArrayList<>();

        @Option(names = {"-n", "--namespace"})
        private @Nullable String namespace;

        @Option(names = "--revision")
        private @Nullable Long revision;
    }
}
