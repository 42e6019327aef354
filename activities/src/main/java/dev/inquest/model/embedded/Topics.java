package dev.inquest.model.embedded;

import dev.inquest.analysis.Symptoms;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The topics in the order in which they are expected to tell most for a class of symptoms. Cheap and telling comes
 * first: whether traffic can arrive is one list, whether it may is several.
 */
final class Topics {

    private static final Topic WIRING = new WiringTopic();
    private static final Topic MESH = new MeshTopic();

    private static final Topic METRICS = new MetricsTopic();
    private static final Topic NODE_SERVICES = new NodeServicesTopic();
    private static final Topic CONNECTIONS = new ConnectionsTopic();
    private static final Topic CALLEE_LOGS = new CalleeLogsTopic();

    private static final Topic NETWORK_POLICIES = new SimpleTopic(
            v -> v.found("call.timeout", "call.connect-failed") && v.unhealthy().isEmpty(),
            v -> true,
            v -> v.failingCall()
                    .map(c -> "Nothing shows yet that the network lets "
                            + c.source().name() + " reach " + c.target().name() + ".")
                    .orElse("Nothing shows yet that the network lets these pods reach each other."),
            v -> List.of(new Look(
                    "kubectl get networkpolicies " + v.scope() + " -o yaml",
                    "Whom do policies isolate, and from whom?")));

    private static final Topic STORAGE = new SimpleTopic(
            v -> v.found("pod.claim-unbound", "claim.not-bound", "storage.claim-missing", "storage.attach-failed"),
            v -> v.found("pod.claim-unbound", "claim.not-bound", "pod.pending", "pod.mount-failed"),
            v -> "A pod waits for storage: compare what the claim asks, field by field, with what volumes offer.",
            v -> List.of(
                    new Look("kubectl get persistentvolumeclaims " + v.scope() + " -o yaml", "What do claims ask for?"),
                    new Look("kubectl get persistentvolumes -o yaml", "What do volumes offer, and to whom?"),
                    new Look("kubectl get storageclasses", "Which classes exist?"),
                    new Look("kubectl get resourcequotas " + v.scope() + " -o yaml", "May claims be made?")));

    private static final Topic ADMISSION = new SimpleTopic(
            v -> v.found("workload.incomplete") && v.unhealthy().isEmpty(),
            v -> v.found("workload.incomplete"),
            v -> named(v, "workload.incomplete") + " lacks replicas without a pod that fails: "
                    + "see what its controller was told when it tried to create one.",
            v -> List.of(
                    new Look("kubectl get deployments " + v.scope() + " -o yaml", "What do the conditions say?"),
                    new Look("kubectl get resourcequotas " + v.scope() + " -o yaml", "What is used up?"),
                    new Look("kubectl get events " + v.scope(), "What was refused?")));

    private static final Topic SCHEDULING = new SimpleTopic(
            v -> v.found("pod.pending"),
            v -> v.found("pod.pending", "node.cordoned", "node.not-ready"),
            v ->
                    "Pods wait for a node: set what they ask for against what the nodes offer, and see that somebody schedules.",
            v -> Stream.concat(
                            v.unhealthy().stream()
                                    .filter(p -> p.status().equals("Pending"))
                                    .limit(2)
                                    .map(p -> describe(p.entity())),
                            Stream.of(
                                    new Look("kubectl get nodes -o yaml", "Taints, room, conditions."),
                                    new Look("kubectl get pods -n kube-system", "Is there a scheduler?")))
                    .toList());

    private static final Topic WORKLOAD_SPEC = new SimpleTopic(
            v -> v.found(f -> f.code().startsWith("probe.") || f.code().equals("pod.restarting")),
            v -> !troubled(v).isEmpty(),
            v -> "What is asked of " + troubled(v).get(0).name()
                    + " (its checks, limits and command) has not been set against what it does.",
            v -> troubled(v).stream()
                    .limit(3)
                    .flatMap(p -> Stream.of(
                            describe(p),
                            new Look(
                                    "kubectl logs " + p.name() + " -n " + p.namespace() + " --previous",
                                    "Its last words before the restart.")))
                    .toList());

    private static final Topic CONFIGURATION = new SimpleTopic(
            v -> v.found(
                    "call.name-unknown", "call.credentials-refused", "call.connection-refused", "pod.crash-looping"),
            v -> true,
            v -> v.failingCall()
                    .map(c -> "Where " + c.source().name() + " believes "
                            + c.target().name() + " to be, and with what it signs in, is unseen.")
                    .orElse("What the workloads are configured with is unseen."),
            v -> {
                List<Look> looks = new ArrayList<>();
                looks.add(new Look(
                        "kubectl get deployments " + v.scope() + " -o yaml", "Addresses, ports and references."));
                looks.add(new Look("kubectl get configmaps " + v.scope() + " -o yaml", "Configured addresses."));
                return looks;
            });

    private static final Topic NODES = new SimpleTopic(
            v -> v.found(f -> f.entity().kind().equals("Node") && f.severity() != Severity.INFO),
            v -> true,
            v ->
                    "Nothing below the pods was looked at: nodes and the control plane may be at fault for several at once.",
            v -> List.of(
                    new Look("kubectl get nodes -o yaml", "Conditions and taints."),
                    new Look("kubectl get pods -n kube-system", "Does the control plane run?")));

    private static final List<Topic> TRAFFIC = List.of(
            METRICS,
            NODE_SERVICES,
            CALLEE_LOGS,
            CONNECTIONS,
            WIRING,
            MESH,
            NETWORK_POLICIES,
            CONFIGURATION,
            WORKLOAD_SPEC,
            ADMISSION,
            SCHEDULING,
            STORAGE,
            NODES);
    private static final List<Topic> LIFE = List.of(
            METRICS,
            NODE_SERVICES,
            CALLEE_LOGS,
            CONNECTIONS,
            WORKLOAD_SPEC,
            CONFIGURATION,
            NODES,
            ADMISSION,
            SCHEDULING,
            STORAGE,
            WIRING,
            MESH,
            NETWORK_POLICIES);
    private static final List<Topic> PLACE = List.of(
            METRICS,
            NODE_SERVICES,
            CALLEE_LOGS,
            CONNECTIONS,
            SCHEDULING,
            STORAGE,
            ADMISSION,
            NODES,
            WORKLOAD_SPEC,
            CONFIGURATION,
            WIRING,
            MESH,
            NETWORK_POLICIES);

    private Topics() {}

    /** The topics for the situation: those that something found points at first, then the usual order. */
    static List<Topic> ordered(View view) {
        List<Topic> usual = view.symptoms().contains(Symptoms.RESTARTS)
                ? LIFE
                : view.symptoms().contains(Symptoms.PENDING) ? PLACE : TRAFFIC;
        List<Topic> relevant = usual.stream().filter(t -> t.matters(view)).toList();
        return Stream.concat(
                        relevant.stream().filter(t -> t.pointedAt(view)),
                        relevant.stream().filter(t -> !t.pointedAt(view)))
                .toList();
    }

    private static List<Entity> troubled(View view) {
        return view.pods().stream()
                .filter(p -> !p.healthy() || p.restarts() > 0)
                .map(p -> p.entity())
                .toList();
    }

    private static Look describe(Entity pod) {
        return new Look("kubectl describe pod " + pod.name() + " -n " + pod.namespace(), "What is asked of it.");
    }

    private static String named(View view, String code) {
        return view.about(code).stream().findFirst().map(Entity::name).orElse("A workload");
    }
}
