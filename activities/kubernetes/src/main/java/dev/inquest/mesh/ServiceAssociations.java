package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Deployments in the mesh behind several Services that give one port several protocols (IST0116), or that reach one
 * target port by several ports of several protocols (IST0137).
 */
final class ServiceAssociations implements MeshAnalyzer {

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        List<MeshMessage> findings = new ArrayList<>();
        for (JsonNode deployment : mesh.all("Deployment")) {
            if (isInMesh(mesh, deployment)) {
                List<JsonNode> services = services(mesh, deployment);
                if (services.size() > 1) {
                    check(deployment, services, findings);
                }
            }
        }
        return findings;
    }

    private static void check(JsonNode deployment, List<JsonNode> services, List<MeshMessage> findings) {
        Map<String, Set<String>> protocolsOfPort = new TreeMap<>();
        Map<String, Set<String>> portsOfTarget = new TreeMap<>();
        for (JsonNode service : services) {
            each(service, "spec", "ports").forEach(p -> {
                String port = text(p, "port");
                protocolsOfPort.computeIfAbsent(port, k -> new TreeSet<>()).add(or(text(p, "protocol"), "TCP"));
                portsOfTarget
                        .computeIfAbsent(text(p, "targetPort"), k -> new TreeSet<>())
                        .add(port);
            });
        }
        List<String> names = services.stream().map(s -> name(s)).sorted().toList();
        protocolsOfPort.forEach((port, protocols) -> {
            if (protocols.size() > 1) {
                findings.add(new MeshMessage(
                        "IST0116",
                        "DeploymentAssociatedToMultipleServices",
                        Severity.WARNING,
                        entity(deployment),
                        "This deployment " + name(deployment) + " is associated with multiple services using port "
                                + port + " but different protocols: " + names));
            }
        });
        portsOfTarget.forEach((target, ports) -> {
            if (!target.isEmpty() && ports.size() > 1) {
                findings.add(new MeshMessage(
                        "IST0137",
                        "DeploymentConflictingPorts",
                        Severity.WARNING,
                        entity(deployment),
                        "This deployment " + name(deployment) + " is associated with multiple services " + names
                                + " using targetPort \"" + target + "\" but different ports: " + ports + "."));
            }
        });
    }

    private static List<JsonNode> services(MeshConfig mesh, JsonNode deployment) {
        Map<String, String> podLabels = map(deployment, "spec", "template", "metadata", "labels");
        return mesh.services(MeshConfig.namespaceOf(deployment), podLabels);
    }

    private static boolean isInMesh(MeshConfig mesh, JsonNode deployment) {
        String wish = Injection.wish(at(deployment, "spec", "template"));
        return wish.equals("true") || mesh.injects(MeshConfig.namespaceOf(deployment)) && !wish.equals("false");
    }
}
