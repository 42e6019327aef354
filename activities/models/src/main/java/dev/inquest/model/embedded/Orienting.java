package dev.inquest.model.embedded;

import dev.inquest.command.CommandCatalog;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Step;
import java.util.List;

/**
 * The first looks of every investigation, the same for all: at most {@value #LOOKS}, one request each. Pods and
 * warnings tell most of what is broken now, deployments what is missing, nodes what nothing in a namespace shows.
 */
public final class Orienting {

    /** What orienting may cost, in looks. */
    public static final int LOOKS = 4;

    private final CommandCatalog catalog;

    public Orienting(CommandCatalog catalog) {
        this.catalog = catalog;
    }

    /** The orienting steps for the incident. */
    public List<Step> steps(Incident incident) {
        String scope = incident.namespace() == null ? "-A" : "-n " + incident.namespace();
        return new Steps(catalog, LOOKS)
                .add(new PlannedLook("kubectl get pods " + scope, "Which pods run, are ready, restart?"))
                .add(new PlannedLook(
                        "kubectl get events " + scope + " --field-selector type=Warning",
                        "What does the cluster warn of?"))
                .add(new PlannedLook("kubectl get deployments " + scope, "Which workloads lack replicas?"))
                .add(new PlannedLook("kubectl get nodes", "Are the nodes ready and open to pods?"))
                .list();
    }
}
