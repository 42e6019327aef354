package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.Health;
import dev.inquest.analysis.PodView;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.EventSeen;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Why a pod's containers do not start, from what kubelet reports of it: references, mounts, commands, sandbox. */
public final class StartUp implements Analyzer {

    /** The first that matches decides: from the most telling to the least. */
    private static final Map<String, Pattern> CODES = codes();

    private static Map<String, Pattern> codes() {
        Map<String, Pattern> codes = new LinkedHashMap<>();
        codes.put("pod.out-of-memory", Pattern.compile("OOM-killed|memory limit too low"));
        codes.put(
                "config.missing-key", Pattern.compile("couldn't find key|references non-existent (config|secret) key"));
        codes.put("config.missing-secret", Pattern.compile("secrets? \"[^\"]{1,253}\" not found"));
        codes.put("config.missing-config-map", Pattern.compile("configmaps? \"[^\"]{1,253}\" not found"));
        codes.put(
                "node.runtime-down",
                Pattern.compile("(containerd|crio|dockerd?|cri-dockerd)\\.sock.{0,40}(no such file|connection refused)"
                        + "|container runtime is down"));
        codes.put("storage.claim-missing", Pattern.compile("persistentvolumeclaim \"[^\"]{1,253}\" not found"));
        codes.put("storage.attach-failed", Pattern.compile("AttachVolume\\.Attach failed|Multi-Attach error"));
        codes.put(
                "pod.security-context-invalid",
                Pattern.compile(
                        "runAsNonRoot|run as non-root|non-root policy|unable to apply caps|(unknown|invalid) capability"
                                + "|(?i)seccomp profile|apparmor (profile|is not)|SELinux"));
        codes.put("image.platform-mismatch", Pattern.compile("exec format error"));
        codes.put("pod.volume-not-writable", Pattern.compile("(?i)MountVolume.{0,200}permission denied"));
        codes.put(
                "pod.mount-failed",
                Pattern.compile(
                        "MountVolume\\.\\w+ failed|Unable to attach or mount volumes|failed to (prepare|create) subPath|error mounting \""
                                + "|mount a directory onto a file|mounting .{1,300}not a directory"));
        codes.put(
                "pod.bad-command",
                Pattern.compile(
                        "executable file not found|exec: \\\\?\"[^\"]{1,200}\": (stat|no such|permission denied|is a directory)"
                                + "|chdir to cwd .{1,200}(no such|not a dir)|no such file or directory: unknown"));
        return codes;
    }

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Health health = new Health(seen);
        List<Finding> found = new ArrayList<>();
        for (Cited<EventSeen> event : seen.events()) {
            EventSeen e = event.what();
            if (!e.regarding().kind().equals("Pod")
                    || !"Warning".equals(e.kind())
                    || e.reason().equals("Unhealthy")) {
                continue;
            }
            if (!health.healed(e.regarding())) {
                judge(e.regarding(), e.message(), List.of(event.evidence()), found);
            }
        }
        for (PodView pod : PodView.all(seen)) {
            if (!pod.healthy()) {
                pod.containerStatuses().forEach(s -> {
                    judge(pod.entity(), Fields.text(s, "state", "waiting", "message"), pod.evidence(), found);
                    judge(pod.entity(), Fields.text(s, "state", "terminated", "message"), pod.evidence(), found);
                    judge(pod.entity(), Fields.text(s, "lastState", "terminated", "message"), pod.evidence(), found);
                });
            }
        }
        return found;
    }

    private static void judge(Entity pod, String said, List<Integer> evidence, List<Finding> found) {
        if (!said.isEmpty()) {
            CODES.entrySet().stream()
                    .filter(c -> c.getValue().matcher(said).find())
                    .findFirst()
                    .ifPresent(c -> found.add(Findings.error(
                            c.getKey(), pod, pod.name() + " does not start: " + Shorten.to(260, said), evidence)));
        }
    }
}
