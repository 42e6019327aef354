package dev.inquest.analysis.logs;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.Workloads;
import dev.inquest.analysis.flags.FeatureFlags;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.observation.Observation.LogSeen;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Programs whose errors say that a feature flag makes them fail. */
public final class FlagsTold implements Analyzer {

    private static final Pattern TOLD = Pattern.compile("(?i)feature.?flag.{0,60}(enabled|is on|active|triggered)");
    private static final Pattern ERROR = Pattern.compile("(?i)error|fail|exception");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Workloads workloads = new Workloads(seen);
        List<Finding> found = new ArrayList<>();
        for (Cited<LogSeen> log : seen.logs()) {
            LogUnits.of(log).stream()
                    .map(LogUnits.Unit::text)
                    .filter(t -> TOLD.matcher(t).find() && ERROR.matcher(t).find())
                    .findFirst()
                    .ifPresent(t -> found.add(
                            finding(seen, incident, workloads.of(log.what().pod()), t, log.evidence())));
        }
        return found;
    }

    /** The flag file is what to mend, where it was seen with a failure switched on. */
    private static Finding finding(EvidenceIndex seen, Incident incident, Entity workload, String said, int evidence) {
        Optional<Finding> file =
                new FeatureFlags().analyze(seen, incident).stream().findFirst();
        return Findings.error(
                "flag.failure-told",
                file.map(Finding::entity).orElse(workload),
                workload.name() + " fails by a flag: " + Shorten.to(260, said),
                Findings.together(List.of(evidence), file.map(Finding::evidence).orElse(List.of())));
    }
}
