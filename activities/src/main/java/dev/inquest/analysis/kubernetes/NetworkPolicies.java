package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Fields;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Seen;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.Sighted;
import dev.inquest.analysis.logs.Call;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Calls that time out or are refused towards a Service whose pods a NetworkPolicy isolates, where no rule of any policy
 * that selects them lets the caller in. A policy that merely exists is not blamed; namespace and address peers are
 * taken to let the caller in, because whether they do was not seen.
 */
public final class NetworkPolicies implements Analyzer {

    @Override
    public List<Finding> analyze(Seen seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (Call call : Calls.failing(seen)) {
            if (call.kind().isUnanswered()) {
                denied(seen, call).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Finding> denied(Seen seen, Call call) {
        ServiceView target = ServiceView.of(seen, call.target());
        if (target.selector().isEmpty()) {
            return Optional.empty();
        }
        List<Sighted<WholeObject>> isolating = seen.objects("NetworkPolicy").stream()
                .filter(p -> Objects.equals(
                        p.what().entity().namespace(), call.target().namespace()))
                .filter(p -> ingress(p.what().object()) && selects(p.what().object(), target.selector()))
                .toList();
        Optional<Map<String, String>> caller = PodView.of(seen, call.pod())
                .filter(p -> !p.object().isMissingNode())
                .map(PodView::labels);
        if (isolating.isEmpty()
                || isolating.stream().anyMatch(p -> admits(p.what().object(), caller))) {
            return Optional.empty();
        }
        Sighted<WholeObject> policy = isolating.get(0);
        Entity entity = policy.what().entity();
        return Optional.of(new Finding(
                "policy.network-denied",
                entity,
                Severity.ERROR,
                "NetworkPolicy " + entity.name() + " isolates the pods of "
                        + call.target().name() + " and no rule lets "
                        + call.source().name() + " in, whose calls get no answer.",
                List.of(policy.evidence(), call.evidence())));
    }

    private static boolean ingress(JsonNode policy) {
        List<JsonNode> types = Fields.list(policy, "spec.policyTypes");
        return types.isEmpty() || types.stream().anyMatch(t -> t.asText().equals("Ingress"));
    }

    private static boolean selects(JsonNode policy, Map<String, String> podLabels) {
        return Fields.list(policy, "spec.podSelector.matchExpressions").isEmpty()
                && Fields.matches(Fields.map(policy, "spec.podSelector.matchLabels"), podLabels);
    }

    private static boolean admits(JsonNode policy, Optional<Map<String, String>> caller) {
        for (JsonNode rule : Fields.list(policy, "spec.ingress")) {
            List<JsonNode> from = Fields.list(rule, "from");
            if (from.isEmpty() || from.stream().anyMatch(peer -> admitsPeer(peer, caller))) {
                return true;
            }
        }
        return false;
    }

    private static boolean admitsPeer(JsonNode peer, Optional<Map<String, String>> caller) {
        if (peer.has("namespaceSelector") || peer.has("ipBlock") || caller.isEmpty()) {
            return true;
        }
        return !Fields.list(peer, "podSelector.matchExpressions").isEmpty()
                || Fields.matches(Fields.map(peer, "podSelector.matchLabels"), caller.get());
    }
}
