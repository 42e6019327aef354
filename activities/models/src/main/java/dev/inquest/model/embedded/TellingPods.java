package dev.inquest.model.embedded;

import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.kubernetes.ConfiguredPeers;
import dev.inquest.analysis.logs.Call;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation.Edge;
import dev.inquest.observation.Observation.LogSeen;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pods whose logs tell most about the others: the one that a failing call is made to, those the page names, and then as few
 * callers as together call everybody, since who calls says first who fails.
 */
final class TellingPods {

    /** Callers past this many are not worth ordering: nobody reads so many logs. */
    private static final int MOST = 8;

    private final EvidenceIndex seen;
    private final List<PodView> pods;
    private final View view;

    TellingPods(EvidenceIndex seen, List<PodView> pods, View view) {
        this.seen = seen;
        this.pods = pods;
        this.view = view;
    }

    /** One pod for each workload, most telling first; workloads whose log was read are left out. */
    List<Entity> chosen() {
        Map<String, Entity> running = running();
        Set<String> wanted = new LinkedHashSet<>(pointedAt(running));
        wanted.addAll(callers());
        wanted.addAll(running.keySet());
        return unread(wanted, running);
    }

    /** Those of them that the page, a failing call or a complaint points at. */
    List<Entity> urgent() {
        Map<String, Entity> running = running();
        return unread(pointedAt(running), running);
    }

    private Map<String, Entity> running() {
        Map<String, Entity> byName = new LinkedHashMap<>();
        pods.stream()
                .filter(p -> p.status().equals("Running"))
                .map(PodView::entity)
                .forEach(p -> byName.putIfAbsent(view.workload(p).name(), p));
        return byName;
    }

    private Set<String> pointedAt(Map<String, Entity> running) {
        Set<String> wanted = new LinkedHashSet<>();
        view.failingCalls().stream()
                .sorted(Comparator.comparing(Call::kind).thenComparing(c -> -c.count()))
                .forEach(c -> wanted.add(c.target().name()));
        wanted.addAll(Mentions.in(seen, running.keySet()));
        pods.stream()
                .filter(view::named)
                .forEach(p -> wanted.add(view.workload(p.entity()).name()));
        return wanted;
    }

    private List<Entity> unread(Set<String> wanted, Map<String, Entity> running) {
        Set<String> left = new LinkedHashSet<>(wanted);
        seen.logs().stream()
                .map(Cited::what)
                .map(LogSeen::pod)
                .forEach(p -> left.remove(view.workload(p).name()));
        return left.stream()
                .filter(running::containsKey)
                .map(running::get)
                .filter(p -> !view.askedForLogOf(p))
                .toList();
    }

    /** Callers such that each next one calls most of those that nobody before it calls. */
    private List<String> callers() {
        Map<String, Set<String>> calls = new HashMap<>();
        ConfiguredPeers.of(seen).forEach(p -> calls.computeIfAbsent(p.client().name(), c -> new HashSet<>())
                .add(p.server().name()));
        for (Cited<Edge> edge : seen.edges()) {
            if (edge.what().relation().equals("calls")) {
                calls.computeIfAbsent(edge.what().source().name(), c -> new HashSet<>())
                        .add(edge.what().target().name());
            }
        }
        Set<String> order = new LinkedHashSet<>();
        Set<String> covered = new HashSet<>();
        while (order.size() < Math.min(MOST, calls.size())) {
            calls.keySet().stream()
                    .filter(c -> !order.contains(c))
                    .min(Comparator.<String>comparingLong(c -> -fresh(calls, c, covered))
                            .thenComparing(Comparator.naturalOrder()))
                    .ifPresent(c -> {
                        order.add(c);
                        covered.addAll(calls.getOrDefault(c, Set.of()));
                    });
        }
        return List.copyOf(order);
    }

    private static long fresh(Map<String, Set<String>> calls, String caller, Set<String> covered) {
        return calls.getOrDefault(caller, Set.of()).stream()
                .filter(c -> !covered.contains(c))
                .count();
    }
}
