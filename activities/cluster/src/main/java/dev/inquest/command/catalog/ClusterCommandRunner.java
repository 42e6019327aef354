package dev.inquest.command.catalog;

import dev.inquest.cluster.ClusterAccess;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.ParsedCommand;
import dev.inquest.command.api.ApiClient;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Carries the commands of a catalogue out over the Kubernetes API. */
@ApplicationScoped
public class ClusterCommandRunner implements CommandRunner {

    private final CommandCatalog catalog;

    /** Runs what this catalogue understands. */
    @Inject
    public ClusterCommandRunner(CommandCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public CommandOutput run(ParsedCommand command, ClusterAccess cluster, int maxLooks) {
        ClusterReader reader = new ClusterReader(new ApiClient(cluster), maxLooks);
        return runnable(command).run(reader);
    }

    private RunnableCommand runnable(ParsedCommand command) {
        ParsedCommand known = command instanceof RunnableCommand ? command : catalog.parse(command.canonical());
        if (known instanceof RunnableCommand runnable) {
            return runnable;
        }
        throw new CommandRefusedException("the catalogue knows no way to carry out: " + command.canonical());
    }
}
