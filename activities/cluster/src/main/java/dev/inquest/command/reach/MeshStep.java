package dev.inquest.command.reach;

import static dev.inquest.kubernetes.Fields.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.Selection;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.mesh.MeshConfig;
import dev.inquest.mesh.Scope;
import dev.inquest.mesh.TlsPolicies;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the mesh lets the call pass: mutual TLS of both sides, and AuthorizationPolicies of what is called. */
final class MeshStep {

    private static final Set<String> MUTUAL = Set.of("ISTIO_MUTUAL", "MUTUAL");
    private static final Set<String> NOT_MUTUAL = Set.of("DISABLE", "SIMPLE");

    private final Sight sight;
    private final Trail trail;
    private boolean complete = true;

    MeshStep(Sight sight, Trail trail) {
        this.sight = sight;
        this.trail = trail;
    }

    /** Says nothing where neither side has a proxy. */
    void judge(Party from, Party to, Destination destination) {
        JsonNode caller = from.representative().orElseThrow();
        boolean callerProxy = MeshConfig.hasProxy(caller);
        boolean calledProxy = MeshConfig.hasProxy(destination.pod());
        if (!callerProxy && !calledProxy) {
            return;
        }
        Set<String> namespaces =
                new LinkedHashSet<>(List.of(from.namespace(), to.namespace(), MeshConfig.ROOT_NAMESPACE));
        List<JsonNode> objects = new ArrayList<>(List.of(caller, destination.pod(), to.object()));
        namespaces.forEach(n -> objects.addAll(list("destinationrules", n)));
        if (calledProxy) {
            new LinkedHashSet<>(List.of(to.namespace(), MeshConfig.ROOT_NAMESPACE))
                    .forEach(n -> objects.addAll(list("peerauthentications", n)));
        }
        tls(from, to, destination, new TlsPolicies(new MeshConfig(objects, Scope.of(namespaces))));
        if (calledProxy) {
            authorization(caller, to, destination);
        }
    }

    private void tls(Party from, Party to, Destination destination, TlsPolicies policies) {
        boolean callerProxy = MeshConfig.hasProxy(from.representative().orElseThrow());
        boolean calledProxy = MeshConfig.hasProxy(destination.pod());
        Optional<JsonNode> rule = callerProxy && to.isService()
                ? policies.rule(MeshConfig.hostOf(to.object()), from.namespace())
                : Optional.empty();
        String sent = callerProxy ? TlsPolicies.sent(rule, destination.servicePort(), "") : "plain text";
        String port = destination.number().isPresent()
                ? String.valueOf(destination.number().getAsInt())
                : destination.targetPort();
        TlsPolicies.Mode accepted =
                calledProxy ? policies.accepted(destination.pod(), port) : new TlsPolicies.Mode("DISABLE", null);
        boolean plain = !callerProxy || NOT_MUTUAL.contains(sent);
        boolean conflict =
                accepted.mode().equals("STRICT") && plain || accepted.mode().equals("DISABLE") && MUTUAL.contains(sent);
        JsonNode by = accepted.by();
        Entity decides = rule.map(Fields::entity).orElse(by == null ? to.entity() : entity(by));
        String why = "the caller sends " + (sent.equals("AUTO") ? "what the other side accepts" : sent) + ", "
                + (calledProxy
                        ? (by == null ? "no PeerAuthentication" : "PeerAuthentication " + entity(by)) + " accepts "
                                + accepted.mode()
                        : "the pods called have no proxy");
        trail.step(
                conflict ? ReachVerdict.DENIED : complete ? ReachVerdict.OK : ReachVerdict.UNKNOWN,
                "mesh-tls",
                decides,
                complete ? why : why + "; not all mesh policies were shown");
    }

    private void authorization(JsonNode caller, Party to, Destination destination) {
        complete = true;
        List<JsonNode> policies = new ArrayList<>(list("authorizationpolicies", to.namespace()));
        if (!to.namespace().equals(MeshConfig.ROOT_NAMESPACE)) {
            policies.addAll(list("authorizationpolicies", MeshConfig.ROOT_NAMESPACE));
        }
        AuthorizationPolicies.Decision decision =
                new AuthorizationPolicies(policies, destination).decide(caller, MeshConfig.hasProxy(caller));
        ReachVerdict verdict =
                decision.verdict() == ReachVerdict.OK && !complete ? ReachVerdict.UNKNOWN : decision.verdict();
        trail.step(
                verdict,
                "mesh-authz",
                decision.by().map(Fields::entity).orElse(to.entity()),
                complete ? decision.why() : decision.why() + "; not all AuthorizationPolicies were shown");
    }

    private List<JsonNode> list(String plural, String namespace) {
        Optional<List<JsonNode>> objects = sight.list(plural, namespace, Selection.ALL);
        complete &= objects.isPresent();
        return objects.orElse(List.of());
    }
}
