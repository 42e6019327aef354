package dev.inquest.analysis.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scheduler's message taken apart, as in {@code 0/4 nodes are available: 1 node(s) had untolerated taint {…}, 3
 * Insufficient cpu. preemption: …} (kube-scheduler, {@code framework.FitError}).
 */
final class SchedulerMessage {

    /**
     * One reason and how many nodes gave it.
     *
     * @param code finding code
     * @param nodes nodes that gave the reason
     * @param background whether it is so on every cluster, as the control plane's own taint is
     */
    record Refusal(String code, int nodes, boolean background) {
        /**
         * Nodes that the pod's own selector excludes, or that are closed to all, were not meant for it: what refuses it on
         * the others tells more. Among equals the reason most nodes give; what is so on every cluster tells least.
         */
        int telling() {
            if (background) {
                return 0;
            }
            boolean excluded = EXCLUDING.contains(code);
            return nodes + (excluded ? 0 : 1_000_000);
        }
    }

    private static final Set<String> EXCLUDING =
            Set.of("pod.node-selector-unmet", "pod.nodes-cordoned", "node.sick-taint");
    private static final Pattern PART = Pattern.compile("(\\d{1,6}) ([^,]{1,300}?)(?=, \\d{1,6} |\\.|,? *$)");
    private static final Map<String, Pattern> CODES = codes();

    private SchedulerMessage() {}

    private static Map<String, Pattern> codes() {
        Map<String, Pattern> codes = new LinkedHashMap<>();
        codes.put(
                "node.sick-taint",
                Pattern.compile(
                        "taint.{0,10}node\\.kubernetes\\.io/(not-ready|unreachable|.{1,10}-pressure|network-unavailable)"));
        codes.put(
                "pod.nodes-cordoned",
                Pattern.compile("were unschedulable|taint.{0,10}node\\.kubernetes\\.io/unschedulable"));
        codes.put("pod.taint-untolerated", Pattern.compile("taint"));
        codes.put("pod.node-selector-unmet", Pattern.compile("match Pod's node affinity|match node selector"));
        codes.put("pod.anti-affinity-unmet", Pattern.compile("anti-affinity"));
        codes.put("pod.affinity-unmet", Pattern.compile("pod affinity"));
        codes.put("pod.cpu-insufficient", Pattern.compile("Insufficient cpu"));
        codes.put("pod.memory-insufficient", Pattern.compile("Insufficient memory"));
        codes.put("pod.resource-insufficient", Pattern.compile("Insufficient |Too many pods|exceed max volume count"));
        codes.put("pod.topology-spread-unmet", Pattern.compile("topology spread"));
        codes.put("pod.host-port-taken", Pattern.compile("free ports"));
        codes.put("pod.volume-zone-conflict", Pattern.compile("volume node affinity|volume zone"));
        codes.put(
                "pod.claim-unbound",
                Pattern.compile("unbound immediate PersistentVolumeClaims|find available persistent volumes"));
        return codes;
    }

    static List<Refusal> refusals(String message) {
        int colon = message.indexOf("available:");
        String reasons = colon < 0 ? message : message.substring(colon + 10);
        int preemption = reasons.indexOf(" preemption:");
        if (preemption >= 0) {
            reasons = reasons.substring(0, preemption);
        }
        List<Refusal> refusals = new ArrayList<>();
        if (reasons.contains("persistentvolumeclaim") && reasons.contains("not found")) {
            refusals.add(new Refusal("storage.claim-missing", 1, false));
        }
        if (CODES.get("pod.claim-unbound") instanceof Pattern unbound
                && unbound.matcher(reasons).find()) {
            refusals.add(new Refusal("pod.claim-unbound", 1, false));
            return refusals;
        }
        Matcher parts = PART.matcher(reasons);
        while (parts.find()) {
            int nodes = Integer.parseInt(parts.group(1));
            String reason = parts.group(2);
            CODES.entrySet().stream()
                    .filter(c -> c.getValue().matcher(reason).find())
                    .findFirst()
                    .ifPresent(c -> refusals.add(new Refusal(
                            c.getKey(),
                            nodes,
                            reason.matches(".*node-role\\.kubernetes\\.io/(control-plane|master).*"))));
        }
        return refusals;
    }
}
