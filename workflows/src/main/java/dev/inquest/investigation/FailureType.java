package dev.inquest.investigation;

import io.temporal.failure.ApplicationFailure;
import java.util.Arrays;

/** The types of failure that activities and workflow code throw; the names are part of the wire contract. */
public enum FailureType {
    /** The incident is not in the database: nothing to investigate. */
    INCIDENT_NOT_FOUND(true),
    /** The incident names a cluster or recording that the configuration does not have. */
    CLUSTER_UNKNOWN(true),
    /** The command is not in the catalogue, or has an option that is not. */
    COMMAND_REFUSED(true),
    /** The model's configuration is permanently wrong: bad key, unknown model. */
    MODEL_REJECTED(true),
    /** The model cannot be reached or throttles: try again later. */
    MODEL_UNAVAILABLE(false),
    /** The cluster cannot be reached now. */
    CLUSTER_UNAVAILABLE(false),
    /** The workflow met a state that it does not know; a defect of this service. */
    INTERNAL(true);

    private final boolean permanent;

    FailureType(boolean permanent) {
        this.permanent = permanent;
    }

    /** A failure of this type; permanent types are never retried. The message must be fit for people. */
    public ApplicationFailure failure(String message) {
        return permanent
                ? ApplicationFailure.newNonRetryableFailure(message, name())
                : ApplicationFailure.newFailure(message, name());
    }

    /** The names of all permanent types, for retry options. */
    public static String[] permanentTypes() {
        return Arrays.stream(values()).filter(t -> t.permanent).map(Enum::name).toArray(String[]::new);
    }
}
