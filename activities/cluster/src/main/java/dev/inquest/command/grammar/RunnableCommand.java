package dev.inquest.command.grammar;

import dev.inquest.command.ParsedCommand;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.output.CommandOutput;

/** A command that was understood and can be carried out. */
public interface RunnableCommand extends ParsedCommand {

    /**
     * Carries the command out, reading through the reader only: it counts the looks, keeps to the budget and withholds
     * Secret values.
     *
     * @throws dev.inquest.cluster.ClusterUnavailableException when the cluster gave no answer
     */
    CommandOutput run(ClusterReader reader);
}
