package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.Workloads;
import dev.inquest.analysis.logs.Call;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import java.util.ArrayList;
import java.util.List;

/** Names that callers cannot resolve although a workload of that name runs: its Service is what is missing. */
public final class MissingServices implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Workloads workloads = new Workloads(seen);
        List<Finding> found = new ArrayList<>();
        for (Call call : Calls.failing(seen)) {
            String namespace = call.source().namespace();
            String name = call.target().name();
            if (!call.kind().isUnresolved() || namespace == null || name.contains("/")) {
                continue;
            }
            String label = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
            Entity service = Entity.of(namespace, "Service", label);
            boolean runs = !label.isEmpty()
                    && workloads.named(namespace, label).findAny().isPresent();
            boolean inside = !name.contains(".") || name.startsWith(label + "." + namespace);
            seen.absent(service)
                    .filter(e -> runs && inside)
                    .ifPresent(evidence -> found.add(Findings.error(
                            "service.missing",
                            service,
                            call.source().name() + " asks for " + name + ", which runs without a Service of that name.",
                            List.of(call.evidence(), evidence))));
        }
        return found;
    }
}
