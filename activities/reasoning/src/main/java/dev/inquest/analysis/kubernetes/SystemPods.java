package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.PodView;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pods that a node or the control plane is made of and that do not run: kube-proxy, and the static pods that are named
 * after their node.
 */
public final class SystemPods implements Analyzer {

    private static final Map<Pattern, String> PARTS = parts();

    private static Map<Pattern, String> parts() {
        Map<Pattern, String> parts = new LinkedHashMap<>();
        parts.put(Pattern.compile("kube-proxy-[a-z0-9]{5}"), "node.kube-proxy-down");
        parts.put(Pattern.compile("kube-scheduler-(.+)"), "control-plane.scheduler-down");
        parts.put(Pattern.compile("kube-controller-manager-(.+)"), "control-plane.controller-manager-down");
        parts.put(Pattern.compile("kube-apiserver-(.+)"), "control-plane.api-server-down");
        parts.put(Pattern.compile("etcd-(.+)"), "control-plane.etcd-down");
        return parts;
    }

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (PodView pod : PodView.all(seen)) {
            if ("kube-system".equals(pod.entity().namespace()) && isDown(pod)) {
                PARTS.forEach((name, code) -> {
                    Matcher part = name.matcher(pod.entity().name());
                    if (part.matches()) {
                        found.add(finding(seen, pod, code, part.groupCount() > 0 ? part.group(1) : ""));
                    }
                });
            }
        }
        return found;
    }

    /**
     * Whether it shows no sign of running. A row may tell that a pod runs without telling whether it is ready, as for pods
     * that are seen from afar: only the whole pod's word counts for that.
     */
    static boolean isDown(PodView pod) {
        boolean running = pod.status().equals("Running");
        return !pod.finished()
                && (!running || Fields.condition(pod.object(), "Ready").equals("False"));
    }

    private static Finding finding(EvidenceIndex seen, PodView pod, String code, String byName) {
        String node = Optional.of(Fields.text(pod.object(), "spec", "nodeName"))
                .filter(n -> !n.isEmpty())
                .or(() -> seen.row(pod.entity())
                        .map(r -> r.what().cell("NODE"))
                        .filter(n -> !n.isBlank() && !n.equals("<none>")))
                .orElse(byName);
        return Findings.error(
                code,
                node.isEmpty() ? pod.entity() : Entity.clusterScoped("Node", node),
                pod.entity().name() + " is " + pod.status() + " with " + pod.ready() + " of " + pod.total()
                        + " containers ready.",
                pod.evidence());
    }
}
