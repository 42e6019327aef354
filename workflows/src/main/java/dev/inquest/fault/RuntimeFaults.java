package dev.inquest.fault;

import static dev.inquest.fault.FaultKind.kind;

import java.util.List;

/** What ends or stalls a workload that had started, or its rollout. */
final class RuntimeFaults {

    private RuntimeFaults() {}

    static List<FaultKind> all() {
        return List.of(
                kind(
                        "runtime.out-of-memory",
                        "The container is killed by its own memory limit.",
                        "OOMKilled as the reason of the last termination, recent or repeated, and the limit.",
                        "Raise the memory limit of %s, or find what it holds.",
                        "node.memory-pressure: there the node evicts."),
                kind(
                        "runtime.scaled-to-zero",
                        "Replicas is 0 although the service is needed.",
                        "spec.replicas 0, beside a Service or callers that want it.",
                        "Scale %s up.",
                        "A part that is switched off on purpose: nothing calls it."),
                kind(
                        "runtime.application-crash",
                        "The program ends by its own error.",
                        "Repeated exits with the program's own stack trace or error as the last words.",
                        "Read the last words of %s before it exits, and mend or roll back.",
                        "A crash caused by a dependency, its configuration, memory or a probe."),
                kind(
                        "runtime.autoscaler-misconfigured",
                        "The autoscaler cannot or may not scale: no metrics, wrong target, maximum reached.",
                        "The HorizontalPodAutoscaler's conditions ScalingActive, AbleToScale and " + "ScalingLimited.",
                        "Correct the target, metric or bounds of %s."),
                kind(
                        "runtime.disruption-budget-blocks",
                        "A PodDisruptionBudget allows no disruption, so that drains and rollouts wait for " + "ever.",
                        "disruptionsAllowed 0 with all pods healthy, and evictions refused.",
                        "Let %s allow one disruption, or add a replica."),
                kind(
                        "runtime.evicted",
                        "Kubelet evicted the pod for a resource it used beyond its request.",
                        "Status Evicted with the resource that ran short.",
                        "Give %s a limit or request for the resource that it was evicted for.",
                        "node.*-pressure, where others fill the node."),
                kind(
                        "runtime.rollout-stuck",
                        "A rollout makes no progress, and the new pods show nothing finer.",
                        "The Deployment's Progressing condition False with ProgressDeadlineExceeded.",
                        "Roll %s back, or mend what keeps its new pods from being ready.",
                        "Whatever keeps the new pods from being ready: that is the cause."),
                kind(
                        "runtime.job-failed",
                        "A Job used up its retries or its time.",
                        "The Job's Failed condition with BackoffLimitExceeded or DeadlineExceeded.",
                        "Mend what %s fails at, and run it again."),
                kind(
                        "runtime.certificate-expired",
                        "A certificate that the workload serves or trusts has run out.",
                        "\"certificate has expired\" in logs, or its notAfter before now.",
                        "Renew the certificate of %s.",
                        "node.clock-skew: there the time is wrong; mesh.gateway-certificate."));
    }
}
