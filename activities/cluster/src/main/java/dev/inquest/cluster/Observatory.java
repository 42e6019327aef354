package dev.inquest.cluster;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers that no Kubernetes object gives: services of the nodes' operating system, connections that were tried, calls
 * that were traced, error lines that were collected. Each source may be absent: then the Kubernetes API tells what it can.
 * What an answer does not list was not asked.
 */
public interface Observatory {

    /** Without any source. */
    Observatory NONE = new Observatory() {};

    /** Services of the nodes; empty when there is no such source. */
    default Optional<List<NodeService>> nodeServices() {
        return Optional.empty();
    }

    /** Connections tried to the Services of a namespace; empty when there is no such source. */
    default Optional<List<Connection>> connections(String namespace) {
        return Optional.empty();
    }

    /** Calls between the Services of a namespace; empty when there is no such source. */
    default Optional<List<Call>> calls(String namespace) {
        return Optional.empty();
    }

    /** Error lines of the Services of a namespace; empty when there is no such source. */
    default Optional<List<ErrorPattern>> errors(String namespace) {
        return Optional.empty();
    }

    /** How a service of a node does. */
    enum State {
        RUNNING,
        STOPPED,
        FAILED,
        UNKNOWN
    }

    /**
     * @param node the node
     * @param service as in {@code kubelet}
     * @param state how it does
     * @param detail what was said of it, one line, without relative times
     */
    record NodeService(String node, String service, State state, String detail) {}

    /**
     * @param service the Service
     * @param port its port
     * @param from the node it was tried from, or null when not told
     * @param reached whether the connection was made
     */
    record Connection(String service, int port, @Nullable String from, boolean reached) {}

    /**
     * @param caller the calling Service
     * @param callee the Service called
     */
    record Call(String caller, String callee) {}

    /**
     * @param service the Service
     * @param pattern a line with its variable parts blanked
     * @param count how many lines are like it
     */
    record ErrorPattern(String service, String pattern, int count) {}
}
