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
        book.status("image.refused-or-absent", "startup.image-pull-unauthorized", "startup.image-not-found");
        book.status("image.absent-or-refused", "startup.image-not-found", "startup.image-pull-unauthorized");
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
        book.spec("image.pull-secret-missing", "startup.image-pull-unauthorized");
        book.status("image.pull-throttled", "startup.image-pull-throttled");
        book.status("pod.init-container-failing", "startup.init-container-failed");
        book.status("pod.configuration-rejected", "startup.bad-configuration");
        book.status("pod.command-unknown", "startup.bad-command");
        book.status("pod.no-permission-on-volume", "startup.volume-permission-denied");
        book.status("pod.not-permitted", "startup.invalid-security-context");
        book.status("pod.heap-exhausted", "runtime.out-of-memory");
        book.status("pod.unhandled-error", "runtime.application-crash");
        book.inferred("workload.rollout-stuck", "runtime.rollout-stuck");
        book.inferred("workload.rollout-paused", "runtime.rollout-stuck");
        book.surface("statefulset.stuck", "runtime.rollout-stuck");
        book.status("job.failed", "runtime.job-failed");
        book.spec("cronjob.schedule-invalid", "runtime.job-failed");
        book.status("cronjob.deadline-too-short", "runtime.job-failed");
        book.inferred("cronjob.suspended", "runtime.job-failed");
        book.inferred("cronjob.missed", "runtime.job-failed");
        book.spec("hpa.target-missing", "runtime.autoscaler-misconfigured");
        book.spec("hpa.requests-missing", "runtime.autoscaler-misconfigured");
        book.inferred("hpa.no-metrics", "runtime.autoscaler-misconfigured");
        book.inferred("hpa.at-maximum", "runtime.autoscaler-misconfigured");
        book.inferred("hpa.target-shared", "runtime.autoscaler-misconfigured");
        book.spec("pdb.blocks", "runtime.disruption-budget-blocks");
        book.inferred("pdb.lets-none-go", "runtime.disruption-budget-blocks");
        book.surface("pod.eviction-refused", "runtime.disruption-budget-blocks");
        book.spec("certificate.expired", "runtime.certificate-expired");
        book.inferred("certificate.not-ready", "runtime.certificate-expired");
        book.spec("workload.scaled-to-zero", "runtime.scaled-to-zero");
        book.inferred("pod.crash-looping", "runtime.application-crash");
        book.surface("pod.restarting", "runtime.application-crash");
        book.spec("probe.startup-timing", "runtime.startup-probe-timing");
        book.spec("probe.startup-port", "runtime.startup-probe-port");
        book.spec("probe.startup-protocol", "runtime.startup-probe-protocol");
        book.status("probe.startup-path", "runtime.startup-probe-path");
        for (String probe : List.of("liveness", "readiness")) {
            book.status("probe." + probe + "-path", "runtime." + probe + "-probe-path");
            book.spec("probe." + probe + "-port", "runtime." + probe + "-probe-port");
            book.spec("probe." + probe + "-protocol", "runtime." + probe + "-probe-protocol");
            book.spec("probe." + probe + "-timing", "runtime." + probe + "-probe-timing");
        }
    }
}
