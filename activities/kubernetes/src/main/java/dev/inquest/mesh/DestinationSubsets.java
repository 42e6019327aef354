package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Subsets that a VirtualService sends to and no DestinationRule defines (IST0101). */
final class DestinationSubsets implements MeshAnalyzer {

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        List<MeshMessage> findings = new ArrayList<>();
        for (JsonNode virtualService : mesh.all("VirtualService")) {
            String namespace = MeshConfig.namespaceOf(virtualService);
            MeshRoutes.destinations(virtualService)
                    .filter(d -> !text(d, "subset").isEmpty())
                    .filter(d -> mesh.knows("DestinationRule", namespace) && !isDefined(mesh, namespace, d))
                    .forEach(d -> findings.add(MeshAnalyzer.notFound(
                            virtualService,
                            "host+subset in destinationrule",
                            text(d, "host") + "+" + text(d, "subset"))));
        }
        return findings;
    }

    private static boolean isDefined(MeshConfig mesh, String namespace, JsonNode destination) {
        String host = MeshConfig.fullHost(text(destination, "host"), namespace);
        return mesh.rules(host).flatMap(r -> each(r, "spec", "subsets")).anyMatch(s -> text(s, "name")
                .equals(text(destination, "subset")));
    }
}
