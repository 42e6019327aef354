package dev.inquest.causality;

/**
 * What is named when nothing deeper was found: the workload that visibly does badly, with the kind of fault that is most
 * often behind it; and what else a failing call may come from, as alternatives to the one called being unavailable. Never
 * more than a surface.
 */
final class SurfaceRules {

    private SurfaceRules() {}

    static void addTo(RuleBook book) {
        book.surface("pod.not-ready", "runtime.application-crash");
        book.surface("pod.pending", "scheduling.insufficient-resource");
        book.surface("workload.incomplete", "runtime.rollout-stuck");
        book.surface("call.timeout", "performance.slow-dependency", "routing.network-policy-denied");
        book.surface("call.connect-failed", "routing.network-policy-denied", "routing.service-port-mismatch");
        book.surface("call.connection-refused", "routing.service-port-mismatch", "runtime.application-crash");
        book.surface("call.connection-reset", "runtime.application-crash", "performance.network-loss");
        book.surface("call.answered-error", "runtime.application-crash", "performance.slow-dependency");
        book.surface("call.no-healthy-upstream", "mesh.circuit-broken", "runtime.application-crash");
        book.surface("call.tls-failing", "mesh.mtls-conflict");
    }
}
