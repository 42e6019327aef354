package dev.inquest.cluster;

/** The cluster is configured but cannot be used now: broken kubeconfig, unreadable recording, no connection. The message is fit for people. */
public class ClusterUnavailableException extends RuntimeException {

    public ClusterUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    public ClusterUnavailableException(String message) {
        super(message);
    }
}
