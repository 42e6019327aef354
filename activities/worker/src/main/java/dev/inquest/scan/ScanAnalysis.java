package dev.inquest.scan;

import dev.inquest.analysis.Analyzers;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.causality.RootGroups;
import dev.inquest.incident.Incident;
import dev.inquest.observation.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All analyzers over what was seen, their findings grouped by root.
 *
 * @param groups the findings, causes apart from victims
 * @param notes analyzers that could not be run, one sentence each
 */
public record ScanAnalysis(RootGroups.Groups groups, List<String> notes) {

    /** The analysis of the evidence. */
    public static ScanAnalysis of(
            Analyzers analyzers, List<Evidence> evidence, String cluster, @Nullable String namespace) {
        EvidenceIndex seen = EvidenceIndex.of(evidence);
        Analyzers.Result result = analyzers.run(seen, nothingReported(cluster, namespace));
        return new ScanAnalysis(RootGroups.of(seen, result.findings()), result.notes());
    }

    /** Analyzers take an incident; nobody reported one. */
    private static Incident nothingReported(String cluster, @Nullable String namespace) {
        return new Incident("scan", "scan", "Scan", "", cluster, namespace, null, List.of(), null);
    }
}
