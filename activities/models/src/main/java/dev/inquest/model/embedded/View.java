package dev.inquest.model.embedded;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.Workloads;
import dev.inquest.analysis.logs.Call;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.model.Situation;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a teacher reads a situation for: the scope, the symptoms, who calls whom badly, and what was found so far. */
final class View {

    private static final Pattern NO_SUCH_KIND = Pattern.compile("doesn't have a resource type \"([a-z0-9.-]+)\"");
    private static final Set<String> MESH_KINDS = Set.of("virtualservices", "destinationrules");

    private static final Pattern SETTINGS =
            Pattern.compile("(?i)\\b(settings?|config\\w*|environment|variables?|propert(y|ies))\\b.{0,80}"
                    + "\\b(incomplete|missing|empty|not set|unset|undefined|required|invalid|not found)\\b");

    private final Situation situation;
    private final EvidenceIndex seen;
    private final Workloads workloads;
    private final List<Call> calls;
    private final List<PodView> pods;
    private final Set<String> unknownKinds;

    View(Situation situation) {
        this.situation = situation;
        this.seen = situation.seen();
        this.workloads = new Workloads(seen);
        this.calls = Calls.failing(seen);
        String namespace = situation.incident().namespace();
        this.pods = PodView.all(seen).stream()
                .filter(p -> namespace == null || namespace.equals(p.entity().namespace()))
                .filter(p -> !p.finished())
                .toList();
        this.unknownKinds = situation.evidence().stream()
                .filter(e -> e.status() == EvidenceStatus.ABSENT)
                .map(e -> NO_SUCH_KIND.matcher(e.text()))
                .filter(Matcher::find)
                .map(m -> m.group(1))
                .collect(Collectors.toSet());
    }

    EvidenceIndex seen() {
        return seen;
    }

    /** {@code -n NAMESPACE}, or {@code -A} when the page names none. */
    String scope() {
        String namespace = situation.incident().namespace();
        return namespace == null ? "-A" : "-n " + namespace;
    }

    /** Where the one called lives, else the scope: its objects govern the call, wherever the page points. */
    String calledScope() {
        return failingCall()
                .map(c -> c.target().namespace())
                .filter(n -> situation.incident().namespace() != null)
                .map(n -> "-n " + n)
                .orElse(scope());
    }

    List<PodView> pods() {
        return pods;
    }

    List<PodView> unhealthy() {
        return pods.stream().filter(p -> !p.healthy()).toList();
    }

    /** Pods that found no place yet. */
    List<PodView> pending() {
        return byWorkload(pods.stream().filter(p -> p.status().equals("Pending")));
    }

    /** Pods with a place that do not run or are not ready, one for each workload: named ones first, then the restless. */
    List<PodView> failingToRun() {
        return byWorkload(pods.stream()
                .filter(p -> !p.healthy() && !p.status().equals("Pending"))
                .sorted(Comparator.comparing((PodView p) -> !named(p)).thenComparing(p -> -p.restarts())));
    }

    /** Healthy pods that restarted, one for each workload, the latest first. */
    List<PodView> restarted() {
        return byWorkload(pods.stream()
                .filter(p -> p.healthy() && p.restarts() > 0)
                .sorted(Comparator.comparing((PodView p) -> !named(p))
                        .thenComparing(p -> p.lastRestart().orElse(Duration.ofDays(9999)))));
    }

    boolean restartedLately() {
        return found("pod.restarting");
    }

    private List<PodView> byWorkload(Stream<PodView> chosen) {
        Map<Entity, PodView> one = new LinkedHashMap<>();
        chosen.forEach(p -> one.putIfAbsent(workload(p.entity()), p));
        return List.copyOf(one.values());
    }

    /** Pods with more than one container, where the cluster knows of a mesh: sidecars stand in the traffic's way. */
    boolean meshed() {
        return pods.stream().anyMatch(p -> p.injected().orElse(p.total() > 1));
    }

    /** Whether the look can be answered here: not when the cluster said that it knows no such kind. */
    boolean answerable(PlannedLook look) {
        return unknownKinds.stream().noneMatch(k -> look.line().contains(" " + k + " "))
                && !(look.line().startsWith("istioctl analyze")
                        && MESH_KINDS.stream().allMatch(unknownKinds::contains));
    }

    List<Hypothesis> hypotheses() {
        return situation.assessed().hypotheses();
    }

    /** One pod for each Service that has no addresses, or that calls fail to reach. */
    List<Entity> podsInQuestion() {
        Set<String> services = new LinkedHashSet<>();
        ServiceView.all(seen).stream()
                .filter(ServiceView::withoutAddresses)
                .forEach(s -> services.add(s.entity().name()));
        calls.stream()
                .filter(c -> c.target().kind().equals("Service"))
                .forEach(c -> services.add(c.target().name()));
        return byWorkload(pods.stream()
                        .filter(p -> services.contains(workload(p.entity()).name())))
                .stream()
                .map(PodView::entity)
                .toList();
    }

    /** Ready pods whose logs tell most about the others, most telling first. */
    List<Entity> tellingPods() {
        return new TellingPods(seen, pods, this).chosen();
    }

    /** Ready pods whose logs something points at, unread. */
    List<Entity> urgentPods() {
        return new TellingPods(seen, pods, this).urgent();
    }

    /** Whether the pod's log was asked for, shown or not. */
    boolean askedForLogOf(Entity pod) {
        String command = "kubectl logs " + pod.name() + " ";
        return situation.evidence().stream()
                .anyMatch(e -> e.command().startsWith(command) && !e.command().contains("--previous"));
    }

    /** How many logs were read, and how many the cluster would not show. */
    int logsAsked() {
        return seen.logs().size() + logsWithheld();
    }

    /** How many logs the cluster would not show: the others are not likely to be shown either. */
    int logsWithheld() {
        return (int) seen.unavailable().stream()
                .filter(u -> u.what().what().startsWith("log of "))
                .count();
    }

    /** The failing calls seen. */
    List<Call> failingCalls() {
        return calls;
    }

    /** The failing call that says most: the deepest hop first, the one told of most often among equals. */
    Optional<Call> failingCall() {
        return calls.stream().min(Comparator.comparing(Call::kind).thenComparing(c -> -c.count()));
    }

    /** The pod whose view of the traffic matters: a failing caller's, else one the page names, else any ready one. */
    Optional<Entity> client() {
        String page = situation.incident().page().toLowerCase(Locale.ROOT);
        return failingCall()
                .map(Call::pod)
                .or(() -> pods.stream()
                        .map(PodView::entity)
                        .filter(p -> page.contains(workloads.of(p).name()))
                        .min(Comparator.comparingInt(
                                p -> page.indexOf(workloads.of(p).name()))))
                .or(() -> pods.stream()
                        .filter(PodView::healthy)
                        .map(PodView::entity)
                        .findFirst());
    }

    /** Whether the page names the pod's workload. */
    boolean named(PodView pod) {
        return situation
                .incident()
                .page()
                .toLowerCase(Locale.ROOT)
                .contains(workload(pod.entity()).name());
    }

    /** Whether something keeps exiting and a log speaks of settings that are missing or wrong. */
    boolean failsOverSettings() {
        return found("pod.crash-looping")
                && seen.logs().stream()
                        .filter(l -> pods.stream()
                                .anyMatch(p -> !p.healthy()
                                        && p.entity().equals(l.what().pod())))
                        .flatMap(l -> l.what().lines().stream())
                        .anyMatch(line -> SETTINGS.matcher(line).find());
    }

    /** Whether the page, a finding or an event speaks of it. */
    boolean told(Pattern words) {
        return words.matcher(situation.incident().page()).find()
                || found(f -> words.matcher(f.message()).find())
                || seen.events().stream().map(e -> e.what()).anyMatch(e -> words.matcher(e.reason() + " " + e.message())
                        .find());
    }

    boolean found(Predicate<Finding> finding) {
        return situation.assessed().findings().stream().anyMatch(finding);
    }

    boolean found(String... codes) {
        return found(f -> List.of(codes).contains(f.code()));
    }

    List<Entity> about(String... codes) {
        return situation.assessed().findings().stream()
                .filter(f -> List.of(codes).contains(f.code()))
                .map(Finding::entity)
                .distinct()
                .toList();
    }

    List<String> symptoms() {
        return situation.assessed().symptoms();
    }

    Entity workload(Entity entity) {
        return workloads.of(entity);
    }
}
