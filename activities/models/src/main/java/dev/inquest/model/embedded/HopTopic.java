package dev.inquest.model.embedded;

import dev.inquest.analysis.PodView;
import dev.inquest.analysis.logs.Call;
import dev.inquest.analysis.page.Symptoms;
import dev.inquest.incident.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Along the way of the error, hop by hop and across namespaces, to where a call breaks: the proxy of whoever answered with an
 * error tells whom it called, and how the last call broke tells which objects govern it.
 */
final class HopTopic implements Topic {

    /** How many proxies are read at once while no failing call is known. */
    private static final int PROXIES = 4;

    /** How many ends of the way are looked into. */
    private static final int ENDS = 3;

    @Override
    public boolean matters(View view) {
        return view.meshed() && view.scope().startsWith("-n ");
    }

    @Override
    public boolean pointedAt(View view) {
        return !view.failingCalls().isEmpty()
                || view.symptoms().stream()
                        .anyMatch(
                                Set.of(Symptoms.HTTP_503, Symptoms.ERRORS, Symptoms.UNAVAILABLE, Symptoms.TIMEOUTS)
                                        ::contains);
    }

    /** Next to certain where all run; pods that do badly are looked at first. */
    @Override
    public double expects(View view) {
        return !pointedAt(view) ? 0.2 : view.unhealthy().isEmpty() ? 0.98 : 0.9;
    }

    /** The way is followed to its end: every look counts. */
    @Override
    public int essential() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Set<String> families() {
        return Set.of("mesh", "routing", "dependency");
    }

    @Override
    public String says(View view) {
        return view.failingCall()
                .map(c -> c.kind() == Call.Kind.ANSWERED_ERROR
                        ? c.target().name() + " answered " + c.source().name()
                                + " with an error and may only pass it on: follow the calls to where they break."
                        : "The calls of " + c.source().name() + " to "
                                + c.target().name() + " break on the way: look at what governs that hop.")
                .orElse("Errors travel from callee to caller, and nobody has read the proxies: "
                        + "they tell on which hop calls break.");
    }

    @Override
    public List<PlannedLook> looks(View view) {
        Hops hops = new Hops(view);
        List<PlannedLook> looks = new ArrayList<>();
        if (view.failingCalls().isEmpty()) {
            hops.unreadProxies().stream().limit(PROXIES).forEach(p -> looks.add(proxy(p)));
            return looks;
        }
        hops.frontier().stream().limit(ENDS).forEach(service -> onward(hops, service, looks));
        if (looks.isEmpty()) {
            hops.broken().stream().limit(ENDS).forEach(call -> ends(hops, call, view, looks));
        }
        return looks.stream().distinct().toList();
    }

    private static PlannedLook proxy(Entity pod) {
        return new PlannedLook(
                "kubectl logs " + pod.name() + " -n " + pod.namespace() + " -c " + Hops.PROXY,
                "On which hop do the calls break, and what does its proxy say of them?");
    }

    /** Whom does the one that answered with an error call itself, or what ails it: its proxy, its program, its object. */
    private static void onward(Hops hops, Entity service, List<PlannedLook> looks) {
        String scope = "-n " + service.namespace();
        if (hops.pod(service).isEmpty()) {
            looks.add(new PlannedLook("kubectl get pods " + scope, "What runs where " + service.name() + " answers?"));
            looks.add(new PlannedLook(
                    "kubectl get services " + scope + " -o yaml", "Selectors, ports and the protocols they speak."));
            looks.add(new PlannedLook("kubectl get endpoints " + scope, "Which Services there have ready addresses?"));
        }
        hops.pod(service).map(PodView::entity).ifPresent(pod -> {
            if (!hops.isRead(pod, true)) {
                looks.add(proxy(pod));
            }
            if (!hops.isRead(pod, false)) {
                looks.add(LifeQuestions.log(pod, "", "Why did it answer with an error?"));
            }
            looks.add(LifeQuestions.describe(
                    pod, "Does it serve the port that its Service promises?", "a port or check that does not fit"));
        });
    }

    private static void ends(Hops hops, Call call, View view, List<PlannedLook> looks) {
        String namespace = call.target().namespace() == null
                ? call.source().namespace()
                : call.target().namespace();
        if (namespace != null) {
            looks.addAll(HopObjects.governing(call.kind(), "-n " + namespace));
            if (!namespace.equals(call.source().namespace()) && HopObjects.mayBeMisled(call.kind())) {
                looks.addAll(HopObjects.misleading("-n " + call.source().namespace()));
            }
            hops.pod(call.target())
                    .filter(p -> HopObjects.standsInQuestion(call.kind()))
                    .ifPresent(p -> looks.add(LifeQuestions.describe(
                            p.entity(),
                            "Does it carry the labels, serve the port and pass the checks that its Service needs?",
                            "a label, port or check that does not fit")));
        }
    }
}
