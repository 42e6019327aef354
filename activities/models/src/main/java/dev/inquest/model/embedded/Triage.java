package dev.inquest.model.embedded;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Workloads;
import dev.inquest.analysis.logs.Call;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Entity;
import dev.inquest.model.Situation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The generic triage that engineers start with: pods; describe the unhealthy ones, else those the page names, else the
 * first few; their logs, the sidecar's too, and the previous run's where they restarted; the pods that error lines
 * name; events; deployments. It looks at no Service, endpoint, policy or mesh object of its own accord. Frozen: the
 * evaluation measures corrections against it.
 */
final class Triage {

    private static final Pattern WORD = Pattern.compile("[^a-z0-9-]+");
    private static final int HEALTHY_PODS = 4;
    private static final int ALL_PODS = 8;
    private static final Set<String> NOT_STARTED = Set.of(
            "Pending",
            "ContainerCreating",
            "ErrImagePull",
            "ImagePullBackOff",
            "InvalidImageName",
            "CreateContainerConfigError",
            "PodInitializing");

    private final Situation situation;
    private final EvidenceIndex seen;

    Triage(Situation situation) {
        this.situation = situation;
        this.seen = EvidenceIndex.of(situation.evidence());
    }

    /** Everything the triage would look at, in its order, whether looked at already or not. */
    List<PlannedLook> looks() {
        List<PlannedLook> looks = new ArrayList<>();
        String namespace = situation.incident().namespace();
        String scope = namespace == null ? "-A" : "-n " + namespace;
        looks.add(new PlannedLook("kubectl get pods " + scope, "Which pods run?"));
        List<PodView> pods = ours();
        if (pods.isEmpty() && namespace != null) {
            looks.add(new PlannedLook("kubectl get namespace " + namespace, "No pods: does the namespace exist?"));
        }
        List<PodView> chosen = chosen(pods);
        chosen.forEach(p -> looks.add(new PlannedLook(
                "kubectl describe pod " + p.entity().name() + in(p.entity()), "Its state, events and configuration.")));
        chosen.forEach(p -> logs(p, looks));
        looks.add(new PlannedLook("kubectl get events " + scope, "What happened lately?"));
        looks.add(new PlannedLook("kubectl get deployments " + scope, "Do the workloads have their replicas?"));
        return looks;
    }

    private List<PodView> ours() {
        String namespace = situation.incident().namespace();
        return PodView.all(seen).stream()
                .filter(p -> namespace == null || namespace.equals(p.entity().namespace()))
                .filter(p -> !p.finished())
                .toList();
    }

    private List<PodView> chosen(List<PodView> pods) {
        Map<Entity, PodView> byWorkload = new LinkedHashMap<>();
        Workloads workloads = new Workloads(seen);
        Set<String> words = new LinkedHashSet<>(
                List.of(WORD.split(situation.incident().page().toLowerCase(Locale.ROOT))));
        pods.stream()
                .filter(p -> !p.healthy())
                .sorted(Comparator.comparing((PodView p) -> -p.restarts()).thenComparing(PodView::entity))
                .forEach(p -> byWorkload.putIfAbsent(workloads.of(p.entity()), p));
        int unhealthy = byWorkload.size();
        pods.stream()
                .filter(p -> words.contains(workloads.of(p.entity()).name()))
                .forEach(p -> byWorkload.putIfAbsent(workloads.of(p.entity()), p));
        for (Call call : Calls.failing(seen)) {
            pods.stream()
                    .filter(p ->
                            workloads.of(p.entity()).name().equals(call.target().name()))
                    .forEach(p -> byWorkload.putIfAbsent(workloads.of(p.entity()), p));
        }
        if (unhealthy == 0) {
            pods.stream()
                    .sorted(Comparator.comparing((PodView p) -> -p.restarts()).thenComparing(PodView::entity))
                    .filter(p -> byWorkload.size() < HEALTHY_PODS)
                    .forEach(p -> byWorkload.putIfAbsent(workloads.of(p.entity()), p));
        }
        return byWorkload.values().stream().limit(ALL_PODS).toList();
    }

    private static void logs(PodView pod, List<PlannedLook> looks) {
        if (NOT_STARTED.contains(pod.status())) {
            return;
        }
        String logs = "kubectl logs " + pod.entity().name() + in(pod.entity());
        looks.add(new PlannedLook(logs, "What does it say?"));
        if (pod.injected().orElse(false)) {
            looks.add(new PlannedLook(logs + " -c istio-proxy", "What does its sidecar say?"));
        }
        if (pod.restarts() > 0) {
            looks.add(new PlannedLook(logs + " --previous", "What were its last words before the restart?"));
        }
    }

    private static String in(Entity entity) {
        return entity.namespace() == null ? "" : " -n " + entity.namespace();
    }
}
