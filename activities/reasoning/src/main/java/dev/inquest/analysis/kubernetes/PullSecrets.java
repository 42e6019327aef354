package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.PodView;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import java.util.ArrayList;
import java.util.List;

/** Pull secrets that a pod names and that do not exist: they matter where the pod cannot pull, elsewhere they are leftovers. */
public final class PullSecrets implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (PodView pod : PodView.all(seen)) {
            boolean pulls = pod.status().contains("ImagePull");
            for (JsonNode secret : Fields.list(pod.object(), "spec", "imagePullSecrets")) {
                String name = Fields.text(secret, "name");
                if (!name.isEmpty() && pulls) {
                    seen.absent(new Entity(pod.entity().namespace(), "Secret", name))
                            .ifPresent(evidence -> found.add(Findings.error(
                                    "image.pull-secret-missing",
                                    pod.entity(),
                                    pod.entity().name() + " cannot pull its image, and its pull secret " + name
                                            + " does not exist.",
                                    Findings.together(pod.evidence(), List.of(evidence)))));
                }
            }
        }
        return found;
    }
}
