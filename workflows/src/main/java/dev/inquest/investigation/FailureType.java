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
    /** The model is not to be had, whatever it is asked: bad key, unknown model, no credit. */
    MODEL_REJECTED(true),
    /** The model cannot be reached or throttles: try again later. */
    MODEL_UNAVAILABLE(false),
    /**
     * This one question gets no answer: the model answers with something else, even when told so, or its server refuses the
     * prompt. Asking it again is no use; another question may be answered.
     */
    MODEL_UNUSABLE(true),
    /** The cluster cannot be reached now. */
    CLUSTER_UNAVAILABLE(false),
    /** The workflow met a state that it does not know; a defect of this service. */
    INTERNAL(true);

    private final boolean permanent;

    FailureType(boolean permanent) {
        this.permanent = permanent;
    }

    /**
     * A failure of this type; permanent types are never retried. The message must be fit for people.
     *
     * @param details for whoever catches it
     */
    public ApplicationFailure failure(String message, Object... details) {
        return permanent
                ? ApplicationFailure.newNonRetryableFailure(message, name(), details)
                : ApplicationFailure.newFailure(message, name(), details);
    }

    /** Whether the failure is of this type. */
    public boolean is(ApplicationFailure failure) {
        return name().equals(failure.getType());
    }

    /** The names of all permanent types, for retry options. */
    public static String[] permanentTypes() {
        return Arrays.stream(values()).filter(t -> t.permanent).map(Enum::name).toArray(String[]::new);
    }
}
