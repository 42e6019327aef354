package dev.inquest.model.embedded;

import dev.inquest.analysis.page.Symptoms;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether pods find their place: nodes, scheduling, storage, admission, and what runs the cluster itself. */
final class PlacementQuestions {

    private PlacementQuestions() {}

    static List<Topic> all() {
        return List.of(SCHEDULING, STORAGE, ADMISSION, NODES);
    }

    private static final Topic SCHEDULING = new Question(
            Set.of("scheduling", "control-plane"),
            v -> v.pending().isEmpty() ? v.symptoms().contains(Symptoms.PENDING) ? 0.3 : 0 : 0.95,
            v ->
                    "Pods wait for a node: set what they ask for against what the nodes offer, and see that somebody schedules.",
            v -> Stream.concat(
                            v.pending().stream()
                                    .limit(2)
                                    .map(p -> LifeQuestions.describe(
                                            p.entity(),
                                            "Why does it wait?",
                                            "the scheduler's own sentence, or that it never spoke")),
                            Stream.of(
                                    new PlannedLook(
                                            "inquest node-services",
                                            "Does the scheduler run?",
                                            "the scheduler is down",
                                            "it runs"),
                                    new PlannedLook("kubectl get nodes -o yaml", "Taints, room, conditions.")))
                    .toList());

    private static final Topic STORAGE = new Question(
            Set.of("storage"),
            v -> v.found("pod.claim-unbound", "claim.not-bound", "storage.claim-missing", "storage.attach-failed")
                    ? 0.95
                    : v.found("pod.mount-failed") ? 0.5 : 0,
            v -> "A pod waits for storage: compare what the claim asks, field by field, with what volumes offer.",
            v -> List.of(
                    new PlannedLook(
                            "kubectl get persistentvolumeclaims " + v.scope() + " -o yaml",
                            "What do claims ask for?",
                            "a class, size, mode or label that no volume has",
                            "all claims are bound"),
                    new PlannedLook("kubectl get persistentvolumes -o yaml", "What do volumes offer, and to whom?"),
                    new PlannedLook("kubectl get storageclasses", "Which classes exist?"),
                    new PlannedLook("kubectl get resourcequotas " + v.scope() + " -o yaml", "May claims be made?")));

    private static final Topic ADMISSION = new Question(
            Set.of("admission"),
            v -> v.found("workload.incomplete")
                    ? v.failingToRun().isEmpty() && v.pending().isEmpty() ? 0.95 : 0.4
                    : 0.05,
            v -> v.about("workload.incomplete").stream()
                            .findFirst()
                            .map(Entity::name)
                            .orElse("A workload")
                    + " lacks replicas without a pod that fails: see what its controller was told when it tried to create one.",
            v -> List.of(
                    new PlannedLook(
                            "kubectl get deployments " + v.scope() + " -o yaml",
                            "What do the conditions say?",
                            "a pod could not be created, with who refused it",
                            "no workload lacks replicas"),
                    new PlannedLook("kubectl get resourcequotas " + v.scope() + " -o yaml", "What is used up?"),
                    new PlannedLook("kubectl get events " + v.scope(), "What was refused?")));

    private static final Topic NODES = new Question(
            Set.of("node", "control-plane"),
            v -> nodesPoint(v) || v.found("pod.never-considered")
                    ? 0.95
                    : v.pending().isEmpty() ? 0.2 : 0.4,
            v ->
                    "Nothing below the pods was looked at: nodes and the control plane may be at fault for several at once.",
            v -> {
                List<PlannedLook> looks = new ArrayList<>();
                if (nodesPoint(v)) {
                    looks.add(new PlannedLook(
                            "kubectl get pods " + v.scope() + " -o wide",
                            "What runs on the node that does badly?",
                            "those that suffer run there",
                            "they run elsewhere too"));
                }
                looks.add(new PlannedLook(
                        "inquest node-services",
                        "Do kubelet, runtime, proxy and scheduler run?",
                        "one of them is down",
                        "all run"));
                looks.add(new PlannedLook("kubectl get nodes -o yaml", "Conditions and taints."));
                looks.add(new PlannedLook("kubectl get pods -n kube-system", "Does the control plane run?"));
                return looks;
            });

    /** A node that does badly, not one that is only closed to new pods, as control planes are. */
    private static boolean nodesPoint(View view) {
        return view.found(f -> f.entity().kind().equals("Node")
                && (f.severity() == Severity.ERROR || !f.code().equals("node.cordoned")));
    }
}
