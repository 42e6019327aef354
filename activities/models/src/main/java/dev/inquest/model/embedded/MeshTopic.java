package dev.inquest.model.embedded;

import dev.inquest.analysis.logs.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the mesh demands and allows on the way. How the calls fail tells which of its objects decides; one analysis of the
 * whole configuration, which computes both sides' TLS at every level, tells whether anything is wrong at all.
 */
final class MeshTopic implements Topic {

    @Override
    public boolean pointedAt(View view) {
        return view.found(
                "call.reset-by-ready-endpoint",
                "call.tls-failing",
                "call.denied",
                "call.token-rejected",
                "call.answered-forbidden",
                "call.protocol-error",
                "call.egress-blocked",
                "call.fault-injected",
                "call.overflow",
                "call.no-cluster",
                "call.no-route",
                "call.answered-error");
    }

    @Override
    public boolean matters(View view) {
        return view.meshed();
    }

    /** The analysis, and the objects that the failure points at. */
    @Override
    public int essential() {
        return 2;
    }

    @Override
    public Set<String> families() {
        return Set.of("mesh");
    }

    @Override
    public String says(View view) {
        return view.failingCall()
                .map(c -> c.target().name() + " is reached through proxies at both ends, and what either demands of "
                        + c.source().name() + " is still unseen: compare the client's and the server's side.")
                .orElse("Sidecars carry this traffic, and what they demand of each other is still unseen.");
    }

    @Override
    public List<PlannedLook> looks(View view) {
        String scope = view.calledScope();
        List<PlannedLook> looks = new ArrayList<>();
        if (!scope.equals(view.scope())) {
            looks.add(new PlannedLook(
                    "kubectl get pods " + scope, "The calls break in another namespace: what runs there?"));
        }
        looks.add(new PlannedLook(
                "istioctl analyze " + scope,
                "Does the configuration contradict itself: both sides' TLS, hosts, subsets, gateways?"));
        view.failingCall().map(Call::kind).ifPresent(kind -> pointedAt(kind, scope, looks));
        looks.add(yaml("virtualservices", scope, "Where are requests routed, and what is done to them?"));
        looks.add(yaml("destinationrules", scope, "What do clients send, and within which limits?"));
        looks.add(yaml("authorizationpolicies", scope, "Who may call whom?"));
        // What the whole mesh demands lies in its root namespace, whichever that is.
        looks.add(yaml("peerauthentications", "-A", "What do servers demand?"));
        return looks.stream().distinct().toList();
    }

    private static void pointedAt(Call.Kind kind, String scope, List<PlannedLook> looks) {
        switch (kind) {
            case DENIED, FORBIDDEN -> {
                looks.add(yaml("authorizationpolicies", scope, "Who may call whom?"));
                looks.add(yaml("authorizationpolicies", "-n istio-system", "What is refused in the whole mesh?"));
            }
            case TOKEN_REJECTED -> looks.add(yaml("requestauthentications", scope, "Which tokens are good?"));
            case NO_ROUTE, NO_CLUSTER, FAULT_INJECTED, TIMEOUT ->
                looks.add(yaml("virtualservices", scope, "Where are requests routed, and what is done to them?"));
            case OVERFLOW, NO_HEALTHY_UPSTREAM ->
                looks.add(yaml("destinationrules", scope, "What do clients send, and within which limits?"));
            case PROTOCOL -> looks.add(yaml("services", scope, "Which protocol is each port declared to speak?"));
            case EGRESS_BLOCKED -> {
                looks.add(yaml("serviceentries", scope, "Which hosts outside may be called?"));
                looks.add(yaml("sidecars", scope, "What do the proxies know?"));
            }
            case RESET, TLS ->
                looks.add(yaml("destinationrules", scope, "What do clients send, and within which limits?"));
            default -> {}
        }
    }

    private static PlannedLook yaml(String kind, String scope, String purpose) {
        return new PlannedLook("kubectl get " + kind + " " + scope + " -o yaml", purpose);
    }
}
