package dev.inquest.analysis.mesh;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.logs.Call;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Calls whose token a proxy rejects, with the RequestAuthentication that says which tokens are good. */
public final class TokenRules implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        MeshSight sight = MeshSight.of(seen);
        Callers callers = new Callers(sight);
        List<Finding> found = new ArrayList<>();
        for (Call call : new Traffic(seen).failing()) {
            if (call.kind() == Call.Kind.TOKEN_REJECTED) {
                sight.objects("RequestAuthentication").stream()
                        .filter(r -> callers.governs(r.what().object(), call.target()))
                        .max(Comparator.comparing((Cited<WholeObject> r) -> !Fields.map(
                                                r.what().object(), "spec", "selector", "matchLabels")
                                        .isEmpty())
                                .thenComparing(r -> Fields.text(r.what().object(), "metadata", "creationTimestamp")))
                        .ifPresent(r -> found.add(new Finding(
                                "mesh.token-rejected",
                                r.what().entity(),
                                Severity.ERROR,
                                "RequestAuthentication " + r.what().entity().name()
                                        + " makes the pods of " + call.target().name() + " reject the token of "
                                        + call.source().name() + ".",
                                List.of(r.evidence(), call.evidence()))));
            }
        }
        return found;
    }
}
