package dev.inquest.causality;

/** What findings about nodes and the control plane speak for. */
final class NodeRules {

    private NodeRules() {}

    static void addTo(RuleBook book) {
        book.status("node.not-ready", "node.not-ready");
        book.spec("node.kubelet-silent", "node.kubelet-unavailable");
        book.spec("node.runtime-down", "node.container-runtime-unavailable");
        book.spec("node.memory-pressure", "node.memory-pressure");
        book.spec("node.disk-pressure", "node.disk-pressure");
        book.spec("node.pid-pressure", "node.pid-pressure");
        book.spec("node.network-unavailable", "node.network-unavailable");
        book.spec("node.proxy-down", "node.kube-proxy-unavailable");
        book.inferred("node.network-delayed", "node.network-delay");
        book.inferred("node.network-lossy", "node.network-loss");
        book.inferred("node.reaches-nobody", "node.network-unavailable", "node.kube-proxy-unavailable");
        book.spec("pod.scheduler-down", "control-plane.scheduler-unavailable");
        book.spec("control-plane.scheduler-down", "control-plane.scheduler-unavailable");
        book.spec("control-plane.controller-manager-down", "control-plane.controller-manager-unavailable");
        book.spec("control-plane.api-server-down", "control-plane.api-server-unavailable");
        book.spec("control-plane.etcd-down", "control-plane.etcd-unavailable");
        book.surface("node.cordoned", "scheduling.node-cordoned");
    }
}
