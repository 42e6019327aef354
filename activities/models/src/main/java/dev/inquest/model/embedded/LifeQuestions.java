package dev.inquest.model.embedded;

import dev.inquest.analysis.PodView;
import dev.inquest.analysis.page.Symptoms;
import dev.inquest.incident.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether workloads live: what unhealthy and restarted pods say, and what they are configured with. */
final class LifeQuestions {

    private static final int PODS = 3;

    private LifeQuestions() {}

    static List<Topic> all() {
        return List.of(UNHEALTHY, RESTARTED, CONFIGURATION, SETTINGS);
    }

    private static final Topic UNHEALTHY = new Question(
            Set.of("startup", "runtime", "dependency"),
            v -> v.failingToRun().isEmpty() ? 0 : 0.95,
            v -> "What is asked of " + v.failingToRun().get(0).entity().name()
                    + " (its image, checks, limits and command) has not been set against what it does.",
            v -> {
                List<PlannedLook> looks = new ArrayList<>();
                if (v.found("image.refused-or-absent", "image.absent-or-refused")) {
                    looks.add(new PlannedLook(
                            "kubectl get deployments " + v.scope() + " -o wide",
                            "Where do the others pull from?",
                            "others pull from the same place without a secret, so the image is not there",
                            "nobody else does, so the registry wants credentials"));
                }
                v.failingToRun().stream().limit(PODS).forEach(p -> {
                    looks.add(describe(
                            p.entity(), "What keeps it from running?", "a failed pull, probe, mount or exit code"));
                    if (started(p)) {
                        looks.add(log(p.entity(), "", "What does it say before it fails?"));
                    }
                    if (p.restarts() > 0) {
                        looks.add(log(p.entity(), " --previous", "Its last words before the restart."));
                    }
                });
                return looks;
            });

    private static final Topic RESTARTED = new Question(
            Set.of("runtime"),
            v -> v.restarted().isEmpty()
                    ? 0
                    : v.symptoms().contains(Symptoms.RESTARTS) ? 0.9 : v.restartedLately() ? 0.4 : 0.15,
            v -> v.restarted().get(0).entity().name()
                    + " restarted, and what made it restart is unseen: its limits and checks, and its last words.",
            v -> {
                List<PlannedLook> looks = new ArrayList<>();
                v.restarted().stream()
                        .limit(PODS)
                        .forEach(p -> looks.add(describe(
                                p.entity(),
                                "Why was it restarted?",
                                "killed at its memory limit, or by a liveness probe")));
                v.restarted().stream()
                        .limit(PODS)
                        .forEach(p -> looks.add(log(p.entity(), " --previous", "Its last words before the restart.")));
                return looks;
            });

    private static final Topic CONFIGURATION = new Question(
            Set.of("dependency", "startup", "runtime"),
            v -> v.found(
                            "call.name-unknown",
                            "call.credentials-refused",
                            "call.connection-refused",
                            "pod.crash-looping")
                    ? 0.7
                    : 0.35,
            v -> v.failingCall()
                    .map(c -> "Where " + c.source().name() + " believes "
                            + c.target().name() + " to be, and with what it signs in, is unseen.")
                    .orElse("What the workloads are configured with is unseen."),
            v -> List.of(
                    new PlannedLook(
                            "kubectl get deployments " + v.scope() + " -o yaml",
                            "Addresses, ports, replicas and references.",
                            "an address or a reference that nothing answers to",
                            "every address names a Service and its port"),
                    new PlannedLook("kubectl get configmaps " + v.scope() + " -o yaml", "Configured addresses.")));

    /** What a program that keeps exiting was given to run with. */
    private static final Topic SETTINGS = new Question(
            Set.of("startup", "runtime"),
            v -> v.found("pod.configuration-rejected") || v.failsOverSettings() ? 0.97 : 0,
            v -> "A program exits over its settings, and what it was given is unseen.",
            v -> List.of(
                    new PlannedLook(
                            "kubectl get configmaps " + v.scope() + " -o yaml",
                            "Which keys are there?",
                            "a key that a container refers to and that is absent",
                            "every key is there"),
                    new PlannedLook(
                            "kubectl get deployments " + v.scope() + " -o yaml", "Which keys are referred to?")));

    /** Whether it has a log: a container ran at least once. */
    private static boolean started(PodView pod) {
        return pod.restarts() > 0
                || pod.status().equals("Running")
                || pod.status().equals("Error");
    }

    static PlannedLook describe(Entity pod, String purpose, String confirms) {
        return new PlannedLook(
                "kubectl describe pod " + pod.name() + " -n " + pod.namespace(),
                purpose,
                confirms,
                "running and ready, without warnings");
    }

    static PlannedLook log(Entity pod, String option, String purpose) {
        return new PlannedLook(
                "kubectl logs " + pod.name() + " -n " + pod.namespace() + option,
                purpose,
                "an error that names what it lacks or whom it cannot reach",
                "nothing but ordinary work");
    }
}
