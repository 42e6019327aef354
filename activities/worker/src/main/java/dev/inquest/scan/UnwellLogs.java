package dev.inquest.scan;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Workloads;
import dev.inquest.cluster.ClusterAccess;
import dev.inquest.cluster.ClusterUnavailableException;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.catalog.CommandRunner;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the ends of the logs of pods that started and are not well: one pod of a workload, at most so many in all. */
final class UnwellLogs {

    private static final int PODS = 30;
    private static final int LINES = 200;
    private static final int LOOKS_A_LOG = 12;

    private final CommandCatalog catalog;
    private final CommandRunner runner;
    private final ClusterAccess cluster;
    private final Deadline deadline;

    UnwellLogs(CommandCatalog catalog, CommandRunner runner, ClusterAccess cluster, Deadline deadline) {
        this.catalog = catalog;
        this.runner = runner;
        this.cluster = cluster;
        this.deadline = deadline;
    }

    void addTo(Inventory inventory) {
        for (PodView pod : chosen(EvidenceIndex.of(inventory.evidence()))) {
            look(
                    "kubectl logs " + pod.entity().name() + " -n "
                            + pod.entity().namespace() + " --all-containers --tail " + LINES,
                    inventory);
            if (pod.restarts() > 0) {
                look(
                        "kubectl logs " + pod.entity().name() + " -n "
                                + pod.entity().namespace() + " --all-containers --previous --tail " + LINES,
                        inventory);
            }
        }
    }

    private static List<PodView> chosen(EvidenceIndex seen) {
        Workloads workloads = new Workloads(seen);
        Set<Entity> told = new HashSet<>();
        List<PodView> chosen = new ArrayList<>();
        for (PodView pod : PodView.all(seen)) {
            boolean unwell = !pod.healthy()
                    && !pod.status().equals("Pending")
                    && pod.entity().namespace() != null;
            if (unwell && chosen.size() < PODS && told.add(workloads.of(pod.entity()))) {
                chosen.add(pod);
            }
        }
        return chosen;
    }

    private void look(String command, Inventory inventory) {
        if (deadline.isOver()) {
            return;
        }
        try {
            CommandOutput output = runner.run(catalog.parse(command), cluster, LOOKS_A_LOG);
            inventory.add(
                    command,
                    output.status(),
                    output.observations().stream().filter(UnwellLogs::isLog).toList(),
                    output.looks());
        } catch (CommandRefusedException | ClusterUnavailableException e) {
            // A log that cannot be had leaves the findings that the objects give; most such pods never wrote one.
            return;
        }
    }

    /** A container that never ran has no log: that is no gap in what was seen. */
    private static boolean isLog(Observation observation) {
        return observation instanceof Observation.LogSeen;
    }
}
