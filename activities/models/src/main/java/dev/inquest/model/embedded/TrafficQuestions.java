package dev.inquest.model.embedded;

import dev.inquest.analysis.logs.Call;
import dev.inquest.analysis.page.Symptoms;
import dev.inquest.incident.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether calls arrive and are answered: what callers say, what the network allows, what is slow, what changed. */
final class TrafficQuestions {

    private static final int LOGS = 4;

    /** Each log read tells less than the one before: what one caller does not complain of, the next seldom does. */
    private static final double LESS = 0.75;

    /** Where one log was withheld, others are likely to be too. */
    private static final double WITHHELD = 0.6;

    private TrafficQuestions() {}

    static List<Topic> all() {
        return List.of(ERRORS, BEHIND, CALLERS, REACH, NETWORK_POLICIES, SLOWNESS, CHANGES);
    }

    private static final Topic ERRORS = new Question(
            Set.of("dependency", "routing", "mesh"),
            v -> v.unhealthy().isEmpty() ? 0.5 : 0.15,
            v -> "Nobody has read what the workloads complain of as a whole.",
            v -> List.of(
                    new PlannedLook(
                            "inquest connect " + v.scope(),
                            "Which Services accept connections?",
                            "a Service with ready pods that refuses connections",
                            "all accept"),
                    new PlannedLook(
                            "inquest error-logs " + v.scope(),
                            "What do the workloads complain of?",
                            "errors that name the one called",
                            "no errors")));

    private static final Topic BEHIND = new Question(
            Set.of("routing", "dependency", "runtime"),
            v -> v.podsInQuestion().isEmpty() ? 0 : 0.8,
            v -> "What stands behind the Services that fail (labels, ports, checks of "
                    + v.podsInQuestion().get(0).name() + ") is unseen.",
            v -> v.podsInQuestion().stream()
                    .limit(2)
                    .map(p -> LifeQuestions.describe(
                            p,
                            "Does it carry the labels and serve the port that its Service promises?",
                            "a label or port that differs from the Service's"))
                    .toList());

    private static final Topic CALLERS = new Question(
            Set.of("dependency", "routing", "mesh", "performance"),
            v -> v.urgentPods().isEmpty() ? perhapsTelling(v) : 0.7,
            v -> v.failingCall()
                    .map(c -> "The log of " + c.target().name() + ", which "
                            + c.source().name()
                            + " fails to call, is unread: it may only pass on what it suffers itself.")
                    .orElse("Those who call the others say first what fails, and their logs are unread."),
            v -> {
                List<PlannedLook> looks = new ArrayList<>();
                v.tellingPods().stream()
                        .limit(LOGS)
                        .forEach(p -> looks.add(LifeQuestions.log(p, "", "Whom does it fail to reach, and how?")));
                return looks;
            });

    private static final Topic REACH = new Question(
            Set.of("routing", "mesh", "dependency"),
            v -> v.failingCall()
                            .filter(c -> c.target().kind().equals("Service"))
                            .isPresent()
                    ? 0.7
                    : 0,
            v -> v.failingCall().map(TrafficQuestions::between).orElse(""),
            v -> v.failingCall()
                    .map(c -> List.of(new PlannedLook(
                            "inquest reach " + c.source() + " " + c.target(),
                            "Does " + c.source().name() + " reach " + c.target().name() + "?",
                            "a verdict that says no, with its object",
                            "every verdict says yes")))
                    .orElse(List.of()));

    private static final Topic NETWORK_POLICIES = new Question(
            Set.of("routing"),
            v -> v.found("call.timeout", "call.connect-failed") && v.unhealthy().isEmpty() ? 0.6 : 0.25,
            v -> v.failingCall()
                    .map(c -> "Nothing shows yet that the network lets "
                            + c.source().name() + " reach " + c.target().name() + ".")
                    .orElse("Nothing shows yet that the network lets these pods reach each other."),
            v -> List.of(new PlannedLook(
                    "kubectl get networkpolicies " + v.calledScope() + " -o yaml",
                    "Whom do policies isolate, and from whom?",
                    "a policy that selects the one called and lets the caller not in",
                    "no policy selects them")));

    private static final Topic SLOWNESS = new Question(
            Set.of("performance", "node"),
            v -> v.symptoms().contains(Symptoms.LATENCY) ? 0.9 : v.unhealthy().isEmpty() ? 0.3 : 0.05,
            v -> "Everything runs, but nobody has measured who became slow or busy, and who only waits.",
            v -> List.of(new PlannedLook(
                    "inquest metrics " + v.scope(),
                    "Who became slow, busy or lossy against their own past?",
                    "one workload or node that left its baseline first",
                    "all within their baseline")));

    private static final Topic CHANGES = new Question(
            Set.of("dependency", "routing", "startup"),
            v -> 0.15,
            v -> "What was changed just before is unknown.",
            v -> List.of(new PlannedLook(
                    "inquest changes " + v.scope() + " --since 1h",
                    "What was changed just before?",
                    "a change to the one that fails",
                    "nothing was changed")));

    /** What is expected of the log of a caller that nothing points at. */
    private static double perhapsTelling(View view) {
        return view.unhealthy().isEmpty()
                ? 0.4 * Math.pow(LESS, view.logsAsked()) * Math.pow(WITHHELD, view.logsWithheld())
                : 0.1;
    }

    private static String between(Call call) {
        Entity target = call.target();
        return "Where the way from " + call.source().name() + " to " + target.name() + " ends is unseen.";
    }
}
