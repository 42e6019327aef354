package dev.inquest.model.embedded;

import dev.inquest.analysis.page.Symptoms;
import java.util.List;
import java.util.Set;

/** Whether something is slow or used up, by its own baseline, and who waits for whom. */
final class MetricsTopic implements Topic {

    @Override
    public boolean pointedAt(View view) {
        return view.symptoms().contains(Symptoms.LATENCY) && view.unhealthy().isEmpty();
    }

    /** Series are asked for one namespace: all of a cluster would be too much to read; and not where nobody keeps any. */
    @Override
    public boolean matters(View view) {
        return view.seen().unavailable().stream()
                        .noneMatch(
                                u -> u.what().nobodyKeepsIt() && u.what().what().equals("metrics"))
                && view.scope().startsWith("-n ")
                && (pointedAt(view) || view.symptoms().contains(Symptoms.TIMEOUTS));
    }

    @Override
    public int essential() {
        return 2;
    }

    @Override
    public Set<String> families() {
        return Set.of("performance", "node");
    }

    @Override
    public double expects(View view) {
        return pointedAt(view) ? 0.9 : 0.3;
    }

    @Override
    public String says(View view) {
        return "Latency is told by time series, not by states: set each workload against its own baseline, "
                + "then find the deepest slow one that nothing it calls accounts for.";
    }

    @Override
    public List<PlannedLook> looks(View view) {
        return List.of(
                new PlannedLook(
                        "inquest metrics " + view.scope(), "Who is slow, throttled or out of memory, and since when?"),
                new PlannedLook("inquest calls " + view.scope(), "Who waits for whom?"),
                new PlannedLook(
                        "kubectl get pods " + view.scope() + " -o wide", "What do the slow ones share: a node?"),
                new PlannedLook("kubectl get deployments " + view.scope() + " -o yaml", "What may they use at most?"));
    }
}
