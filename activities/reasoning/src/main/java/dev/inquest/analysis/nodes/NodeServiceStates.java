package dev.inquest.analysis.nodes;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.PodView;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.NodeService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Services of nodes that do not run. One of several container runtimes may be idle by design, and so may a control-plane
 * service of which another instance runs.
 */
public final class NodeServiceStates implements Analyzer {

    private static final Set<String> RUNTIMES =
            Set.of("containerd", "crio", "cri-o", "docker", "dockerd", "cri-dockerd", "container runtime");

    private static final Map<String, String> CONTROL_PLANE = Map.of(
            "kube-scheduler", "control-plane.scheduler-down",
            "kube-controller-manager", "control-plane.controller-manager-down",
            "kube-apiserver", "control-plane.api-server-down",
            "etcd", "control-plane.etcd-down");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (Cited<NodeService> sighted : seen.nodeServices()) {
            if (sighted.what().down()) {
                down(seen, sighted, found);
            }
        }
        return found;
    }

    private static void down(EvidenceIndex seen, Cited<NodeService> sighted, List<Finding> found) {
        NodeService service = sighted.what();
        String name = service.service().toLowerCase(Locale.ROOT).replaceAll("\\.service$", "");
        if (RUNTIMES.contains(name)) {
            if (!runs(seen, service.node(), RUNTIMES)) {
                found.add(finding("node.runtime-down", service.node(), Severity.ERROR, sighted));
            }
        } else if (name.equals("kubelet")) {
            found.add(finding("node.kubelet-silent", service.node(), Severity.ERROR, sighted));
        } else if (name.equals("kube-proxy")) {
            found.add(finding("node.proxy-down", service.node(), Severity.ERROR, sighted));
        } else if (CONTROL_PLANE.containsKey(name)) {
            controlPlane(seen, sighted, name, found);
        }
    }

    private static void controlPlane(EvidenceIndex seen, Cited<NodeService> sighted, String name, List<Finding> found) {
        boolean another = seen.nodeServices().stream()
                .anyMatch(
                        s -> s.what().service().equals(name) && s.what().state().equals("running"));
        found.add(finding(
                CONTROL_PLANE.getOrDefault(name, ""),
                sighted.what().node(),
                another ? Severity.INFO : Severity.ERROR,
                sighted));
        if (name.equals("kube-scheduler") && !another) {
            PodView.all(seen).stream()
                    .filter(NodeServiceStates::waitsForANode)
                    .forEach(p -> found.add(new Finding(
                            "pod.scheduler-down",
                            p.entity(),
                            Severity.ERROR,
                            p.entity().name() + " has no node, and the scheduler on "
                                    + sighted.what().node().name() + " does not run: "
                                    + sighted.what().detail() + ".",
                            evidence(sighted, p))));
        }
    }

    private static List<Integer> evidence(Cited<NodeService> sighted, PodView pod) {
        List<Integer> evidence = new ArrayList<>(List.of(sighted.evidence()));
        evidence.addAll(pod.evidence());
        return evidence;
    }

    private static boolean waitsForANode(PodView pod) {
        return pod.status().equals("Pending")
                && Fields.text(pod.object(), "spec", "nodeName").isEmpty();
    }

    private static boolean runs(EvidenceIndex seen, Entity node, Set<String> services) {
        return seen.nodeServices().stream()
                .map(Cited::what)
                .anyMatch(s -> s.node().equals(node)
                        && services.contains(s.service().toLowerCase(Locale.ROOT))
                        && s.state().equals("running"));
    }

    private static Finding finding(String code, Entity node, Severity severity, Cited<NodeService> sighted) {
        NodeService service = sighted.what();
        return new Finding(
                code,
                node,
                severity,
                service.service() + " on node " + node.name() + " does not run: " + service.detail() + ".",
                List.of(sighted.evidence()));
    }
}
