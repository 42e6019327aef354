package dev.inquest.model.embedded;

import java.util.List;

/** What the mesh demands and allows on the way: both sides' TLS, authorization, and the configuration as a whole. */
final class MeshTopic implements Topic {

    @Override
    public boolean pointedAt(View view) {
        return view.found(
                "call.reset-by-ready-endpoint", "call.tls-failing", "call.denied", "call.no-cluster", "call.no-route");
    }

    @Override
    public boolean matters(View view) {
        return view.meshed();
    }

    /** Both sides, and the server's at every level at which it may be set. */
    @Override
    public int essential() {
        return 3;
    }

    @Override
    public String says(View view) {
        return view.failingCall()
                .map(c -> c.target().name() + " is reached through proxies at both ends, and what either demands of "
                        + c.source().name() + " is still unseen: compare the client's and the server's side.")
                .orElse("Sidecars carry this traffic, and what they demand of each other is still unseen.");
    }

    @Override
    public List<Look> looks(View view) {
        return List.of(
                new Look("kubectl get destinationrules " + view.scope() + " -o yaml", "What do clients send?"),
                new Look("kubectl get peerauthentications " + view.scope() + " -o yaml", "What do servers demand?"),
                new Look("kubectl get peerauthentications -n istio-system -o yaml", "What does the whole mesh demand?"),
                new Look("kubectl get authorizationpolicies " + view.scope() + " -o yaml", "Who may call whom?"),
                new Look("istioctl analyze " + view.scope(), "What is wrong with the configuration as a whole?"));
    }
}
