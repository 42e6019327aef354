package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.Health;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a pod's own status says: not ready, pending, crash-looping, killed for memory, restarted of late or long ago. */
public final class PodStatus implements Analyzer {

    /** A restart older than this is not counted as part of what is going on now. */
    static final Duration RECENT = Duration.ofHours(1);

    private static final Set<String> CRASHING =
            Set.of("CrashLoopBackOff", "Error", "Init:CrashLoopBackOff", "Init:Error");

    private static final Set<String> ENDED = Set.of(
            "Evicted",
            "Error",
            "Failed",
            "NodeShutdown",
            "NodeAffinity",
            "Shutdown",
            "Terminated",
            "ContainerStatusUnknown",
            "Preempting",
            "UnexpectedAdmissionError",
            "OutOfcpu",
            "OutOfmemory",
            "OutOfpods");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        Health health = new Health(seen);
        Workloads workloads = new Workloads(seen);
        for (PodView pod : PodView.all(seen)) {
            if (!pod.finished() && isLeftOver(seen, health, workloads.of(pod.entity()), pod)) {
                found.add(Findings.info(
                        "pod.left-over",
                        pod.entity(),
                        pod.entity().name() + " is " + pod.status() + " and has been replaced.",
                        pod.evidence()));
                continue;
            }
            if (!pod.finished()) {
                state(pod, found);
                initContainers(pod, found);
            }
            outOfMemory(pod, found);
            restarts(pod, found);
        }
        return found;
    }

    private static void state(PodView pod, List<Finding> found) {
        if (CRASHING.contains(pod.status())) {
            found.add(new Finding(
                    "pod.crash-looping",
                    pod.entity(),
                    Severity.ERROR,
                    pod.entity().name() + " keeps exiting: " + pod.status() + " after " + pod.restarts() + " restarts"
                            + exit(pod) + ".",
                    pod.evidence()));
        } else if (pod.status().equals("Pending")) {
            found.add(new Finding(
                    "pod.pending", pod.entity(), Severity.ERROR, pod.entity().name() + " is Pending.", pod.evidence()));
        } else if (!pod.healthy()) {
            found.add(new Finding(
                    "pod.not-ready",
                    pod.entity(),
                    Severity.ERROR,
                    pod.entity().name() + " is " + pod.status() + " with " + pod.ready() + " of " + pod.total()
                            + " containers ready.",
                    pod.evidence()));
        }
    }

    /** Ended for good, while what it belonged to is complete without it. */
    private static boolean isLeftOver(EvidenceIndex seen, Health health, Entity workload, PodView pod) {
        if (workload.kind().equals("Job")) {
            return pod.status().equals("Error") && Jobs.complete(seen, workload);
        }
        return ENDED.contains(pod.status()) && health.healed(workload);
    }

    private static void initContainers(PodView pod, List<Finding> found) {
        if (pod.status().equals("Init:CrashLoopBackOff") || pod.status().equals("Init:Error")) {
            String which = Fields.list(pod.object(), "status", "initContainerStatuses").stream()
                    .filter(s -> !s.path("ready").asBoolean())
                    .map(s -> " " + Fields.text(s, "name"))
                    .findFirst()
                    .orElse("");
            found.add(Findings.error(
                    "pod.init-container-failing",
                    pod.entity(),
                    "Init container" + which + " of " + pod.entity().name() + " fails" + exit(pod) + ".",
                    pod.evidence()));
        }
    }

    private static String exit(PodView pod) {
        for (JsonNode status : pod.containerStatuses()) {
            JsonNode last = Fields.at(status, "lastState", "terminated");
            if (!last.isMissingNode() && !last.isNull()) {
                return ", last exit code " + last.path("exitCode").asText("?") + " ("
                        + last.path("reason").asText("no reason") + ")";
            }
        }
        return "";
    }

    private static void outOfMemory(PodView pod, List<Finding> found) {
        boolean inRow = pod.status().equals("OOMKilled");
        for (JsonNode status : pod.containerStatuses()) {
            boolean now = "OOMKilled".equals(Fields.text(status, "state", "terminated", "reason"));
            boolean before = "OOMKilled".equals(Fields.text(status, "lastState", "terminated", "reason"));
            if (now || before) {
                found.add(killed(pod, Fields.text(status, "name"), !pod.healthy() || now || recent(pod)));
                return;
            }
        }
        if (inRow) {
            found.add(killed(pod, "a container", true));
        }
    }

    private static Finding killed(PodView pod, String container, boolean harming) {
        String limit = Fields.list(pod.object(), "spec", "containers").stream()
                .filter(c -> Fields.text(c, "name").equals(container))
                .map(c -> Fields.text(c, "resources", "limits", "memory"))
                .filter(l -> !l.isEmpty())
                .map(l -> " of " + l)
                .findFirst()
                .orElse("");
        return new Finding(
                harming ? "pod.out-of-memory" : "pod.out-of-memory-before",
                pod.entity(),
                harming ? Severity.ERROR : Severity.INFO,
                container + " in " + pod.entity().name() + " was killed at its memory limit" + limit + ".",
                pod.evidence());
    }

    private static boolean recent(PodView pod) {
        return pod.lastRestart().map(age -> age.compareTo(RECENT) <= 0).orElse(false);
    }

    private static void restarts(PodView pod, List<Finding> found) {
        if (pod.restarts() == 0 || CRASHING.contains(pod.status())) {
            return;
        }
        boolean recent = recent(pod);
        found.add(new Finding(
                recent ? "pod.restarting" : "pod.restarted-before",
                pod.entity(),
                recent ? Severity.WARNING : Severity.INFO,
                pod.entity().name() + " restarted " + pod.restarts() + " times"
                        + pod.lastRestart()
                                .map(a -> ", last " + a.toMinutes() + " min ago")
                                .orElse("") + ".",
                pod.evidence()));
    }
}
