package dev.inquest.analysis.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Fields;
import dev.inquest.analysis.Seen;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.Sighted;
import dev.inquest.analysis.logs.Call;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Calls refused by the server's proxy, together with the AuthorizationPolicy that applies to the pods called. */
public final class Authorization implements Analyzer {

    @Override
    public List<Finding> analyze(Seen seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (Call call : Calls.failing(seen)) {
            if (call.kind() == Call.Kind.DENIED) {
                ServiceView target = ServiceView.of(seen, call.target());
                seen.objects("AuthorizationPolicy").stream()
                        .filter(p -> applies(p, target))
                        .findFirst()
                        .ifPresent(p -> found.add(finding(p, call)));
            }
        }
        return found;
    }

    private static boolean applies(Sighted<WholeObject> policy, ServiceView target) {
        JsonNode object = policy.what().object();
        String namespace = policy.what().entity().namespace();
        Map<String, String> selector = Fields.map(object, "spec.selector.matchLabels");
        boolean scope =
                Objects.equals(namespace, target.entity().namespace()) || PeerModes.ROOT_NAMESPACE.equals(namespace);
        return scope && Fields.matches(selector, target.selector());
    }

    private static Finding finding(Sighted<WholeObject> policy, Call call) {
        String action = Fields.text(policy.what().object(), "spec.action");
        return new Finding(
                "mesh.authorization-denies",
                policy.what().entity(),
                Severity.ERROR,
                "AuthorizationPolicy " + policy.what().entity().name() + " ("
                        + (action.isEmpty() ? "ALLOW" : action) + ") applies to the pods of "
                        + call.target().name() + ", which refuse "
                        + call.source().name() + ".",
                List.of(policy.evidence(), call.evidence()));
    }
}
