package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.Health;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.EventSeen;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pods that were evicted or preempted. The message says whether the pod itself used too much, or whether its node ran
 * short; an evicted pod that was replaced long since is a leftover.
 */
public final class Evictions implements Analyzer {

    private static final Pattern OWN =
            Pattern.compile("(?i)exceed(s|ed) (the total limit|its local|the limit)|usage of EmptyDir volume");
    private static final Pattern SHORT =
            Pattern.compile("(?i)low on resource: ([a-z-]{1,30})|had condition: \\[(Memory|Disk|PID)Pressure\\]");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Health health = new Health(seen);
        Workloads workloads = new Workloads(seen);
        List<Finding> found = new ArrayList<>();
        for (PodView pod : PodView.all(seen)) {
            if (pod.status().equals("Evicted")) {
                evicted(seen, pod, health.healed(workloads.of(pod.entity())), found);
            }
            if (!health.healed(workloads.of(pod.entity()))) {
                preempted(pod).ifPresent(found::add);
            }
        }
        for (Cited<EventSeen> event : seen.events()) {
            Entity pod = event.what().regarding();
            if (event.what().reason().equals("Preempted")
                    && pod.kind().equals("Pod")
                    && !health.healed(workloads.of(pod))) {
                found.add(preempted(pod, event.what().message(), List.of(event.evidence())));
            }
        }
        return found;
    }

    private static void evicted(EvidenceIndex seen, PodView pod, boolean replaced, List<Finding> found) {
        StringBuilder said = new StringBuilder(Fields.text(pod.object(), "status", "message"));
        List<Integer> evidence = new ArrayList<>(pod.evidence());
        seen.eventsOf(pod.entity()).stream()
                .filter(e -> e.what().reason().equals("Evicted"))
                .forEach(e -> {
                    said.append(' ').append(e.what().message());
                    evidence.add(e.evidence());
                });
        String message = pod.entity().name() + " was evicted: "
                + Shorten.to(260, said.toString().strip());
        if (replaced) {
            found.add(Findings.info("pod.evicted-before", pod.entity(), message, evidence));
            return;
        }
        found.add(Findings.error("pod.evicted", pod.entity(), message, evidence));
        Matcher shortage = SHORT.matcher(said);
        String node = Fields.text(pod.object(), "spec", "nodeName");
        if (!OWN.matcher(said).find() && shortage.find() && !node.isEmpty()) {
            found.add(Findings.warning(
                    node(shortage),
                    Entity.clusterScoped("Node", node),
                    "Node " + node + " ran short: " + message,
                    evidence));
        }
    }

    private static String node(Matcher shortage) {
        String what = shortage.group(1) != null
                ? shortage.group(1)
                : shortage.group(2).toLowerCase(Locale.ROOT);
        return switch (what) {
            case "memory" -> "node.evicts-for-memory";
            case "pid", "pids" -> "node.evicts-for-processes";
            default -> "node.evicts-for-disk";
        };
    }

    private static Optional<Finding> preempted(PodView pod) {
        return Fields.list(pod.object(), "status", "conditions").stream()
                .filter(c -> Fields.text(c, "reason").equals("PreemptionByScheduler"))
                .findFirst()
                .map(c -> preempted(pod.entity(), Fields.text(c, "message"), pod.evidence()));
    }

    private static Finding preempted(Entity pod, String said, List<Integer> evidence) {
        return Findings.error(
                "pod.preempted",
                pod,
                pod.name() + " gave way to a pod of higher priority: " + Shorten.to(240, said),
                evidence);
    }
}
