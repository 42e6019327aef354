package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Health;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.EventSeen;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why no node takes a pod: the scheduler's own arithmetic, taken apart. */
public final class Scheduling implements Analyzer {

    private static final EvidenceIndex.View<Set<Entity>> PREEMPTED = EvidenceIndex.view(seen -> seen.events().stream()
            .filter(e -> e.what().reason().equals("Preempted"))
            .map(e -> new Workloads(seen).of(e.what().regarding()))
            .collect(Collectors.toSet()));

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Health health = new Health(seen);
        List<Finding> found = new ArrayList<>();
        for (Cited<EventSeen> event : seen.events()) {
            EventSeen e = event.what();
            if (e.reason().equals("FailedScheduling") && !health.healed(e.regarding())) {
                reason(seen, event).ifPresent(found::add);
            }
        }
        for (PodView pod : PodView.all(seen)) {
            neverConsidered(seen, pod).ifPresent(found::add);
            unscheduledCondition(seen, pod).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Finding> reason(EvidenceIndex seen, Cited<EventSeen> event) {
        return refusal(seen, event.what().regarding(), event.what().message(), List.of(event.evidence()));
    }

    private static Optional<Finding> unscheduledCondition(EvidenceIndex seen, PodView pod) {
        return Fields.list(pod.object(), "status", "conditions").stream()
                .filter(c -> Fields.text(c, "type").equals("PodScheduled")
                        && Fields.text(c, "status").equals("False"))
                .findFirst()
                .flatMap(c -> refusal(seen, pod.entity(), Fields.text(c, "message"), pod.evidence()));
    }

    private static Optional<Finding> refusal(EvidenceIndex seen, Entity pod, String message, List<Integer> evidence) {
        return SchedulerMessage.refusals(message).stream()
                .max(Comparator.comparing(SchedulerMessage.Refusal::telling))
                .map(r -> new Finding(
                        r.code().equals("pod.node-selector-unmet") && requiresAffinity(seen, pod)
                                ? "pod.node-affinity-unmet"
                                : r.code(),
                        pod,
                        isPreempted(seen, pod) ? Severity.WARNING : Severity.ERROR,
                        pod.name() + " fits on no node: " + Shorten.to(300, message),
                        evidence));
    }

    /** Where its workload gave way to a higher priority, that no room is left follows from it. */
    private static boolean isPreempted(EvidenceIndex seen, Entity pod) {
        return seen.get(PREEMPTED).contains(new Workloads(seen).of(pod));
    }

    private static boolean requiresAffinity(EvidenceIndex seen, Entity pod) {
        return PodView.of(seen, pod)
                .filter(p -> Fields.map(p.object(), "spec", "nodeSelector").isEmpty())
                .filter(p -> Fields.at(
                                p.object(),
                                "spec",
                                "affinity",
                                "nodeAffinity",
                                "requiredDuringSchedulingIgnoredDuringExecution")
                        .isObject())
                .isPresent();
    }

    /** Pending, on no node, and not one word from any scheduler: nobody schedules. */
    private static Optional<Finding> neverConsidered(EvidenceIndex seen, PodView pod) {
        boolean waiting = "Pending".equals(pod.status())
                && !pod.object().isMissingNode()
                && Fields.text(pod.object(), "spec", "nodeName").isEmpty()
                && Fields.list(pod.object(), "status", "conditions").isEmpty()
                && Fields.list(pod.object(), "spec", "schedulingGates").isEmpty()
                && Stream.of(pod.entity())
                        .flatMap(p -> seen.eventsOf(p).stream())
                        .noneMatch(e -> e.what().reason().matches("FailedScheduling|Scheduled"));
        return waiting
                ? Optional.of(new Finding(
                        isDefault(pod) ? "pod.never-considered" : "pod.scheduler-unknown",
                        pod.entity(),
                        Severity.ERROR,
                        pod.entity().name() + " is Pending on no node and no scheduler ever said why"
                                + (isDefault(pod) ? "." : "; it asks for " + schedulerName(pod) + "."),
                        pod.evidence()))
                : Optional.empty();
    }

    private static String schedulerName(PodView pod) {
        return Fields.text(pod.object(), "spec", "schedulerName");
    }

    private static boolean isDefault(PodView pod) {
        return schedulerName(pod).isEmpty() || schedulerName(pod).equals("default-scheduler");
    }
}
