package dev.inquest.causality;

import java.util.List;

/** What findings about pods, images, configuration and probes speak for. */
final class WorkloadRules {

    private WorkloadRules() {}

    static void addTo(RuleBook book) {
        book.spec("image.not-found", "startup.image-not-found");
        book.spec("image.pull-unauthorized", "startup.image-pull-unauthorized");
        book.spec("image.registry-unreachable", "startup.image-registry-unreachable");
        book.spec("image.platform-mismatch", "startup.image-platform-mismatch");
        book.status("image.not-pulled", "startup.image-not-found");
        book.spec("config.missing-secret", "startup.missing-secret");
        book.spec("config.missing-config-map", "startup.missing-config-map");
        book.spec("config.missing-key", "startup.missing-key");
        book.spec("pod.bad-command", "startup.bad-command");
        book.spec("pod.security-context-invalid", "startup.invalid-security-context");
        book.spec("pod.volume-not-writable", "startup.volume-permission-denied");
        book.status("pod.mount-failed", "startup.volume-mount-failed");
        book.spec("pod.out-of-memory", "runtime.out-of-memory");
        book.status("pod.evicted", "runtime.evicted");
        book.spec("workload.scaled-to-zero", "runtime.scaled-to-zero");
        book.inferred("pod.crash-looping", "runtime.application-crash");
        book.surface("pod.restarting", "runtime.application-crash");
        book.spec("probe.startup-timing", "runtime.startup-probe-timing");
        for (String probe : List.of("liveness", "readiness")) {
            book.spec("probe." + probe + "-port", "runtime." + probe + "-probe-port");
            book.spec("probe." + probe + "-protocol", "runtime." + probe + "-probe-protocol");
            book.spec("probe." + probe + "-timing", "runtime." + probe + "-probe-timing");
        }
    }
}
