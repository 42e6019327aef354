package dev.inquest.model.embedded;

import java.util.List;
import java.util.Set;

/** Whether what runs the pods runs itself: kubelet, container runtime, kube-proxy, and the scheduler. */
final class NodeServicesTopic implements Topic {

    @Override
    public boolean pointedAt(View view) {
        return view.found(
                "pod.never-considered",
                "node.not-ready",
                "node.kubelet-silent",
                "node.runtime-down",
                "node.reaches-nobody");
    }

    @Override
    public boolean matters(View view) {
        return pointedAt(view)
                || view.unhealthy().stream().anyMatch(p -> p.status().equals("Pending"));
    }

    @Override
    public Set<String> families() {
        return Set.of("node", "control-plane", "scheduling");
    }

    @Override
    public double expects(View view) {
        return pointedAt(view) ? 0.85 : 0.3;
    }

    @Override
    public String says(View view) {
        return view.found("pod.never-considered")
                ? "A pod waits and no scheduler said why: see whether one runs at all."
                : "A node does badly: see which of its services does not run.";
    }

    @Override
    public List<PlannedLook> looks(View view) {
        return List.of(
                new PlannedLook("inquest node-services", "Do kubelets, runtimes, proxies and the scheduler run?"));
    }
}
