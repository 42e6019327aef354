package dev.inquest.model.embedded;

import dev.inquest.analysis.logs.Call;
import dev.inquest.incident.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether traffic can arrive at all: Services, what stands behind them, and what the caller's proxy was told. */
final class WiringTopic implements Topic {

    @Override
    public boolean pointedAt(View view) {
        return view.unhealthy().isEmpty() && view.failingCall().isPresent();
    }

    @Override
    public double expects(View view) {
        return view.failingCall().isPresent() ? 0.75 : view.unhealthy().isEmpty() ? 0.6 : 0.2;
    }

    @Override
    public Set<String> families() {
        return Set.of("routing", "mesh", "dependency");
    }

    @Override
    public String says(View view) {
        String pods = view.unhealthy().isEmpty()
                ? "All pods are ready, so more of their output tells little."
                : view.unhealthy().size() + " pods are not ready, but who depends on them is unknown.";
        return pods + " "
                + view.failingCall()
                        .map(WiringTopic::between)
                        .orElse("Nobody has shown that each Service has ready addresses on the port it promises.");
    }

    private static String between(Call call) {
        return "The calls of " + call.source().name() + " to " + call.target().name()
                + " break between two pods: first show what stands behind "
                + call.target().name()
                + " and where the caller sends.";
    }

    @Override
    public List<PlannedLook> looks(View view) {
        List<PlannedLook> looks = new ArrayList<>();
        looks.add(new PlannedLook(
                "kubectl get endpoints " + view.scope(),
                "Which Services have ready addresses?",
                "a Service without any, or with a port nobody serves",
                "all have some"));
        looks.add(new PlannedLook(
                "kubectl get services " + view.scope() + " -o yaml",
                "Selectors and target ports.",
                "a selector or port that no pod has",
                "each selects ready pods"));
        looks.add(new PlannedLook("kubectl get deployments " + view.scope() + " -o yaml", "Who is told to call whom?"));
        if (view.meshed()) {
            looks.add(new PlannedLook(
                    "kubectl get virtualservices " + view.scope() + " -o yaml", "Where are requests routed?"));
            view.failingCall().ifPresent(call -> proxy(call.pod(), looks));
        }
        return looks;
    }

    private static void proxy(Entity pod, List<PlannedLook> looks) {
        looks.add(new PlannedLook(
                "istioctl proxy-config cluster " + pod.name() + " -n " + pod.namespace(),
                "Where can the caller's proxy send?"));
    }
}
