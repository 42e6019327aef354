package dev.inquest.investigation;

import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.Phase;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** One read-only look at the cluster. Queue: {@link TaskQueues#CLUSTER_READ}. */
@ActivityInterface
public interface ExecuteActivities {

    /**
     * @param incidentId the incident
     * @param number the evidence number, given by the workflow when it schedules
     * @param command the canonical command line
     * @param phase the phase this look belongs to, for the case file
     * @param maxLooks the looks it may cost at most; output beyond them is cut, and says so
     */
    record LookRequest(String incidentId, int number, String command, Phase phase, int maxLooks) {}

    /** Runs the command once and stores its output as evidence; a repeated call returns the stored evidence. */
    @ActivityMethod(name = "Look")
    EvidenceRef look(LookRequest request);
}
