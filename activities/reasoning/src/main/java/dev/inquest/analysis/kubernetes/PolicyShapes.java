package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.LabelIndex;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.LabelSelectors;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;

/** Network policies that do nothing, or everything: noted, for they are often taken for protection. */
public final class PolicyShapes implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (Cited<WholeObject> policy : seen.objects("NetworkPolicy")) {
            Entity entity = policy.what().entity();
            JsonNode selector = Fields.at(policy.what().object(), "spec", "podSelector");
            boolean open = Fields.list(policy.what().object(), "spec", "ingress").stream()
                    .anyMatch(r -> Fields.list(r, "from").isEmpty()
                            && Fields.list(r, "ports").isEmpty());
            if (open && LabelSelectors.isEmpty(selector)) {
                found.add(Findings.info(
                        "policy.allows-all",
                        entity,
                        "NetworkPolicy " + entity.name() + " lets everybody reach every pod.",
                        List.of(policy.evidence())));
            }
            boolean named = !Fields.map(selector, "matchLabels").isEmpty();
            if (named
                    && seen.listing("Pod", entity.namespace()).isPresent()
                    && !LabelIndex.pods(seen).in(entity.namespace()).isEmpty()
                    && LabelIndex.pods(seen)
                            .selected(entity.namespace(), Fields.map(selector, "matchLabels"))
                            .isEmpty()) {
                found.add(Findings.info(
                        "policy.selects-nothing",
                        entity,
                        "NetworkPolicy " + entity.name() + " selects no pod that was seen.",
                        List.of(policy.evidence())));
            }
        }
        return found;
    }
}
