package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Health;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A pod waits for a claim that was never made, in a namespace whose quota limits storage: refused claims leave no event,
 * so the quota is what remains to explain it.
 */
public final class StorageQuota implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Health health = new Health(seen);
        List<Finding> found = new ArrayList<>();
        seen.events().stream()
                .filter(e -> e.what().message().matches("(?s).*persistentvolumeclaim \".{1,253}\" not found.*"))
                .filter(e -> !health.healed(e.what().regarding()))
                .findFirst()
                .ifPresent(e -> seen.objects("ResourceQuota").stream()
                        .filter(q -> Objects.equals(
                                q.what().entity().namespace(),
                                e.what().regarding().namespace()))
                        .filter(StorageQuota::limitsStorage)
                        .forEach(q -> found.add(finding(q, e.evidence()))));
        return found;
    }

    private static boolean limitsStorage(Cited<WholeObject> quota) {
        return hard(quota).keySet().stream()
                .anyMatch(k -> k.contains("storage") || k.contains("persistentvolumeclaims"));
    }

    private static Map<String, String> hard(Cited<WholeObject> quota) {
        return Fields.map(quota.what().object(), "spec", "hard");
    }

    private static Finding finding(Cited<WholeObject> quota, int event) {
        Entity entity = quota.what().entity();
        return new Finding(
                "quota.limits-missing-claim",
                Entity.clusterScoped("Namespace", Objects.requireNonNullElse(entity.namespace(), "default")),
                Severity.ERROR,
                "A claim was never made, and quota " + entity.name() + " limits claims to " + hard(quota) + ".",
                List.of(quota.evidence(), event));
    }
}
