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
        book.surface("node.cordoned", "scheduling.node-cordoned");
    }
}
