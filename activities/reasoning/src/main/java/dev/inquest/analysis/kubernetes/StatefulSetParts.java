package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.Health;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;

/** What a StatefulSet needs beside its pods: the Service that names them, and the storage class of its claims. */
public final class StatefulSetParts implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Health health = new Health(seen);
        List<Finding> found = new ArrayList<>();
        for (Cited<WholeObject> sighted : seen.objects("StatefulSet")) {
            Entity set = sighted.what().entity();
            JsonNode object = sighted.what().object();
            boolean complete = health.healed(set);
            String service = Fields.text(object, "spec", "serviceName");
            if (!service.isEmpty()) {
                seen.absent(new Entity(set.namespace(), "Service", service))
                        .ifPresent(evidence -> found.add(new Finding(
                                complete ? "statefulset.service-absent" : "statefulset.service-missing",
                                set,
                                complete ? Severity.INFO : Severity.WARNING,
                                "StatefulSet " + set.name() + " names its pods by Service " + service
                                        + ", which does not exist.",
                                List.of(sighted.evidence(), evidence))));
            }
            if (!complete) {
                classes(seen, sighted, found);
            }
        }
        return found;
    }

    private static void classes(EvidenceIndex seen, Cited<WholeObject> sighted, List<Finding> found) {
        Entity set = sighted.what().entity();
        for (JsonNode template : Fields.list(sighted.what().object(), "spec", "volumeClaimTemplates")) {
            String cls = Fields.text(template, "spec", "storageClassName");
            boolean claimsSeen = !seen.objects("PersistentVolumeClaim").isEmpty();
            if (!cls.isEmpty() && !claimsSeen) {
                seen.absent(Entity.clusterScoped("StorageClass", cls))
                        .ifPresent(evidence -> found.add(Findings.error(
                                "claim.storage-class-missing",
                                set,
                                "StatefulSet " + set.name() + " claims storage of class " + cls
                                        + ", which does not exist.",
                                List.of(sighted.evidence(), evidence))));
            }
        }
    }
}
