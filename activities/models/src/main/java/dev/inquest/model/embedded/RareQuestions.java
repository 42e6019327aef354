package dev.inquest.model.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Questions about kinds that matter seldom, each asked only where the page, a finding or an event speaks of it. */
final class RareQuestions {

    /** What a question that something speaks of is expected to tell. */
    private static final double TOLD = 0.55;

    private RareQuestions() {}

    static List<Topic> all() {
        return List.of(
                ask(
                        "runtime",
                        "(?i)autoscal|\\bhpa\\b|FailedGetResourceMetric|FailedComputeMetrics",
                        "scaling",
                        "horizontalpodautoscalers"),
                ask(
                        "runtime",
                        "(?i)disruption budget|cannot evict|\\bpdb\\b|\\bdrain",
                        "evictions",
                        "poddisruptionbudgets"),
                ask(
                        "routing",
                        "(?i)\\bingress\\b(?!gateway)|gateway api|httproute",
                        "ways in",
                        "ingresses",
                        "gateways",
                        "httproutes",
                        "*ingressclasses"),
                ask(
                        "admission",
                        "(?i)webhook",
                        "admission webhooks",
                        "*validatingwebhookconfigurations",
                        "*mutatingwebhookconfigurations"),
                ask(
                        "admission",
                        "(?i)is forbidden|cannot (get|list|watch|create|update|patch|delete) resource|serviceaccount",
                        "permissions",
                        "rolebindings",
                        "roles",
                        "serviceaccounts"),
                ask("admission", "(?i)limit ?range|(maximum|minimum) (cpu|memory) usage", "limits", "limitranges"),
                ask("scheduling", "(?i)preempt|priority ?class|priorityclass", "priorities", "*priorityclasses"),
                ask(
                        "dependency",
                        "(?i)x509|certificate (has )?expired|certificate verify|\\bCertificate\\b",
                        "certificates",
                        "certificates"),
                ask(
                        "runtime",
                        "(?i)\\b(cron ?)?jobs?\\b|BackoffLimitExceeded|DeadlineExceeded",
                        "jobs",
                        "jobs",
                        "cronjobs"),
                ask(
                        "storage",
                        "(?i)statefulset|volumeclaimtemplate",
                        "stateful sets",
                        "statefulsets",
                        "*storageclasses"),
                ask(
                        "storage",
                        "(?i)ProvisioningFailed|storageclass|WaitForFirstConsumer",
                        "storage classes",
                        "*storageclasses"),
                ask(
                        "startup",
                        "(?i)secret .{0,120}not found|references non-existent secret key|pull secret",
                        "secrets",
                        "secrets"),
                NAMES);
    }

    private static final Pattern UNRESOLVED = Pattern.compile(
            "(?i)no such host|name resolution|ENOTFOUND|EAI_AGAIN|UnknownHost|SERVFAIL|lookup .{1,200}timeout");

    /** Whether names are resolved at all, asked where several cannot resolve one. */
    private static final Topic NAMES = new Question(
            Set.of("dependency", "control-plane"),
            v -> v.found("call.name-server-unanswered")
                            || v.about("call.name-unknown").size() > 1
                            || v.told(UNRESOLVED)
                    ? TOLD
                    : 0,
            v -> "Names are not resolved, and who resolves them is unseen.",
            v -> List.of(
                    new PlannedLook(
                            "kubectl get endpoints -n kube-system", "Does a name server stand behind its Service?"),
                    new PlannedLook("kubectl get pods -n kube-system", "Does the name server run?"),
                    new PlannedLook(
                            "kubectl get configmaps coredns -n kube-system -o yaml", "What is it told to answer?")));

    /** A kind that begins with an asterisk belongs to no namespace. */
    private static Topic ask(String family, String words, String what, String... kinds) {
        Pattern told = Pattern.compile(words);
        return new Question(
                Set.of(family),
                v -> v.told(told) ? TOLD : 0,
                v -> "Something speaks of " + what + ", and none was looked at.",
                v -> {
                    List<PlannedLook> looks = new ArrayList<>();
                    for (String kind : kinds) {
                        looks.add(new PlannedLook(
                                kind.startsWith("*")
                                        ? "kubectl get " + kind.substring(1) + " -o yaml"
                                        : "kubectl get " + kind + " " + v.scope() + " -o yaml",
                                "Which " + what + " are there, and how do they do?"));
                    }
                    return looks;
                });
    }
}
