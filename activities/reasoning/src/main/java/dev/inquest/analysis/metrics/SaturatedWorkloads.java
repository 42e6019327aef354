package dev.inquest.analysis.metrics;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Workloads without any more CPU or memory. What reclaims memory all the time is short of CPU too: then memory is named. */
public final class SaturatedWorkloads implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Signals signals = new Signals(seen, incident);
        Saturation saturation = new Saturation(seen, signals);
        List<Finding> found = new ArrayList<>();
        for (Entity workload : saturation.workloads()) {
            Optional<Signal> memory = saturation.memory(workload);
            memory.ifPresent(s -> found.add(finding("memory", s, "is at its memory limit")));
            if (memory.isEmpty()) {
                saturation.cpu(workload).ifPresent(s -> found.add(finding("cpu", s, "has no more CPU")));
            }
        }
        return found;
    }

    private static Finding finding(String what, Signal signal, String said) {
        return new Finding(
                "metrics." + what + (signal.measured() ? "-saturated" : "-said-saturated"),
                signal.entity(),
                Severity.ERROR,
                signal.entity().name() + " " + said + ": " + signal.values() + ".",
                signal.evidence());
    }
}
