package dev.inquest.model.embedded;

import dev.inquest.analysis.logs.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which objects govern a hop, by how calls break on it: what Envoy's response flags and details mean. */
final class HopObjects {

    private static final Set<Call.Kind> POD_IN_QUESTION = Set.of(
            Call.Kind.NO_HEALTHY_UPSTREAM,
            Call.Kind.REFUSED,
            Call.Kind.CONNECT_FAILED,
            Call.Kind.TIMEOUT,
            Call.Kind.PROTOCOL,
            Call.Kind.DENIED,
            Call.Kind.FORBIDDEN);

    private HopObjects() {}

    /** Whether the called's pods themselves may be why: their labels, ports, checks and accounts. */
    static boolean standsInQuestion(Call.Kind kind) {
        return POD_IN_QUESTION.contains(kind);
    }

    /** The looks, most telling first. */
    static List<PlannedLook> governing(Call.Kind kind, String scope) {
        List<PlannedLook> looks = new ArrayList<>();
        switch (kind) {
            case DENIED, FORBIDDEN -> {
                looks.add(yaml("authorizationpolicies", scope, "Who may call whom?"));
                looks.add(yaml("authorizationpolicies", "-n istio-system", "What is refused in the whole mesh?"));
            }
            case TOKEN_REJECTED -> looks.add(yaml("requestauthentications", scope, "Which tokens are good?"));
            case NO_ROUTE, NO_CLUSTER -> {
                looks.add(yaml("virtualservices", scope, "Where are requests routed?"));
                looks.add(yaml("destinationrules", scope, "Which subsets are there?"));
                looks.add(analysis(scope));
            }
            case FAULT_INJECTED -> looks.add(yaml("virtualservices", scope, "Which faults are injected?"));
            case OVERFLOW -> looks.add(yaml("destinationrules", scope, "Within which limits may clients call?"));
            case NO_HEALTHY_UPSTREAM -> {
                behind(scope, looks);
                looks.add(yaml("destinationrules", scope, "Are endpoints ejected, or subsets empty?"));
            }
            case PROTOCOL -> {
                looks.add(yaml("services", scope, "Which protocol is each port declared to speak?"));
                looks.add(yaml("deployments", scope, "Which protocol do the programs speak?"));
            }
            case EGRESS_BLOCKED -> {
                looks.add(yaml("serviceentries", scope, "Which hosts outside may be called?"));
                looks.add(yaml("deployments", scope, "Which hosts outside are the programs told to call?"));
                looks.add(yaml("sidecars", scope, "What do the proxies know?"));
                looks.add(yaml("virtualservices", scope, "Is a way out routed?"));
                looks.add(analysis(scope));
            }
            case REFUSED, CONNECT_FAILED, TIMEOUT -> {
                behind(scope, looks);
                looks.add(yaml("networkpolicies", scope, "Who is let in?"));
                looks.add(yaml("namespaces", "", "Which labels do policies find on the callers' namespaces?"));
                looks.add(yaml("virtualservices", scope, "Which timeouts are set?"));
            }
            case RESET, TLS -> {
                looks.add(yaml("destinationrules", scope, "What do clients send?"));
                // What the whole mesh demands lies in its root namespace, whichever that is.
                looks.add(yaml("peerauthentications", "-A", "What do servers demand?"));
                looks.add(analysis(scope));
            }
            default -> {}
        }
        return looks;
    }

    /** Whether the call may have been sent where nobody waits for it, by the caller's own routes. */
    static boolean mayBeMisled(Call.Kind kind) {
        return kind == Call.Kind.REFUSED || kind == Call.Kind.CONNECT_FAILED;
    }

    /** What sends calls out of the caller's namespace, as by way of a gateway that has to listen for them. */
    static List<PlannedLook> misleading(String scope) {
        return List.of(
                yaml("virtualservices", scope, "Are the calls led elsewhere?"),
                yaml("gateways", scope, "Does the gateway they are led to listen for them?"),
                analysis(scope));
    }

    private static void behind(String scope, List<PlannedLook> looks) {
        looks.add(new PlannedLook(
                "kubectl get endpoints " + scope, "Which Services have ready addresses, on which ports?"));
        looks.add(yaml("services", scope, "Selectors and target ports."));
        looks.add(yaml("deployments", scope, "Labels, ports and checks of what stands behind."));
    }

    private static PlannedLook analysis(String scope) {
        return new PlannedLook(
                "istioctl analyze " + scope,
                "Does the configuration contradict itself: both sides' TLS, hosts, subsets, gateways?");
    }

    private static PlannedLook yaml(String kind, String scope, String purpose) {
        return new PlannedLook("kubectl get " + kind + (scope.isEmpty() ? "" : " " + scope) + " -o yaml", purpose);
    }
}
