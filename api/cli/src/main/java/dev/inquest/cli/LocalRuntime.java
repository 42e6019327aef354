package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs on this machine what a shared service cannot do: that one knows the names of clusters and recordings, never a path
 * that a client sends.
 */
public interface LocalRuntime {

    /**
     * A private instance for one evaluation.
     *
     * @param identity the same for the same evaluation, which is found again by it
     * @param settings variables of the service's configuration
     * @param fresh whether an unfinished one is discarded
     */
    record Evaluation(String identity, Map<String, String> settings, boolean fresh) {}

    /** A command that talks to a service. */
    interface ServiceCommand {

        /**
         * Returns its exit code.
         *
         * @param address the service's address
         * @param state the state directory of that service
         */
        int run(URI address, Path state);
    }

    /**
     * Starts a private instance, runs the command with it and stops it, whatever ends the command. Returns its exit code.
     *
     * @throws CommandFailedException when it cannot be started
     */
    int evaluate(Evaluation wanted, ServiceCommand command);

    /**
     * Runs the command with the service of this machine, which is started unless it is up. Returns its exit code.
     *
     * @throws CommandFailedException when it cannot be started
     */
    int withService(ServiceCommand command);

    /**
     * Scans without a service. Returns what one would answer, with its HTTP status: {@code {"status": 200, "body": …}}.
     *
     * @param request as {@code POST /scans} takes it
     * @param configuration keys of the service's configuration
     * @throws CommandFailedException when it cannot be run
     */
    JsonNode scan(JsonNode request, Map<String, String> configuration);
}
