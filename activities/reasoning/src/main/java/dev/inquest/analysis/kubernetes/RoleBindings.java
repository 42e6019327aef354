package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Bindings to a role that does not exist, or for an account that does not: they grant nothing. */
public final class RoleBindings implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Set<String> forbidden = ApiAccess.forbidden(seen);
        List<Finding> found = new ArrayList<>();
        for (String kind : List.of("RoleBinding", "ClusterRoleBinding")) {
            for (Cited<WholeObject> binding : seen.objects(kind)) {
                judge(seen, binding, forbidden, found);
            }
        }
        return found;
    }

    private static void judge(
            EvidenceIndex seen, Cited<WholeObject> binding, Set<String> forbidden, List<Finding> found) {
        Entity entity = binding.what().entity();
        JsonNode reference = binding.what().object().path("roleRef");
        String kind = Fields.text(reference, "kind");
        String name = Fields.text(reference, "name");
        if (kind.isEmpty() || name.isEmpty()) {
            return;
        }
        Entity role = new Entity(kind.equals("Role") ? entity.namespace() : null, kind, name);
        boolean harms = Fields.list(binding.what().object(), "subjects").stream()
                .anyMatch(s -> forbidden.contains(Fields.text(s, "namespace") + "/" + Fields.text(s, "name")));
        seen.absent(role)
                .ifPresent(evidence -> found.add(new Finding(
                        harms ? "rbac.role-missing" : "rbac.binding-dangling",
                        entity,
                        harms ? Severity.ERROR : Severity.INFO,
                        entity.kind() + " " + entity.name() + " grants " + kind + " " + name
                                + ", which does not exist.",
                        List.of(binding.evidence(), evidence))));
        for (JsonNode subject : Fields.list(binding.what().object(), "subjects")) {
            if (Fields.text(subject, "kind").equals("ServiceAccount")
                    && !Fields.text(subject, "name").isEmpty()) {
                seen.absent(new Entity(
                                Fields.text(subject, "namespace"), "ServiceAccount", Fields.text(subject, "name")))
                        .ifPresent(evidence -> found.add(Findings.info(
                                "rbac.subject-missing",
                                entity,
                                entity.kind() + " " + entity.name() + " is for ServiceAccount "
                                        + Fields.text(subject, "name") + ", which does not exist.",
                                List.of(binding.evidence(), evidence))));
            }
        }
    }
}
