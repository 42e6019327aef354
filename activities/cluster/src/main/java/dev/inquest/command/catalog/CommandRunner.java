package dev.inquest.command.catalog;

import dev.inquest.cluster.ClusterAccess;
import dev.inquest.command.ParsedCommand;
import dev.inquest.command.output.CommandOutput;

/** Carries commands out, read-only. */
public interface CommandRunner {

    /**
     * Runs the command once, without retrying.
     *
     * @param maxLooks what it may cost; further pages are not asked for and the output says that it was cut
     * @throws dev.inquest.cluster.ClusterUnavailableException when the cluster gave no answer at all; a refusal or an
     *     absent object is an output, not an exception
     */
    CommandOutput run(ParsedCommand command, ClusterAccess cluster, int maxLooks);
}
