package dev.inquest.command.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our analyzers against inputs and expectations of the Istio project, where {@code INQUEST_MESH_ORACLE} names them. */
class MeshOracleTest {

    private static final Map<String, Set<String>> CODES = Map.ofEntries(
            Map.entry("deployment.ApplicationUIDAnalyzer", Set.of("IST0144")),
            Map.entry("gateway.ConflictingGatewayAnalyzer", Set.of("IST0145")),
            Map.entry("destinationrule.CaCertificateAnalyzer", Set.of("IST0128", "IST0129")),
            Map.entry("destinationrule.PodNotSelectedAnalyzer", Set.of("IST0173", "IST0174")),
            Map.entry("gateway.IngressGatewayPortAnalyzer", Set.of("IST0162")),
            Map.entry("virtualservice.GatewayAnalyzer", Set.of("IST0101", "IST0132")),
            Map.entry("virtualservice.DestinationHostAnalyzer", Set.of("IST0101", "IST0112")),
            Map.entry("service.PortNameAnalyzer", Set.of("IST0118")),
            Map.entry("deployment.ServiceAssociationAnalyzer", Set.of("IST0116", "IST0137")));

    private static final Map<String, List<Analyzer>> ANALYZERS = Map.ofEntries(
            Map.entry("deployment.ApplicationUIDAnalyzer", List.of(new ApplicationUid())),
            Map.entry("gateway.ConflictingGatewayAnalyzer", List.of(new ConflictingGateways())),
            Map.entry("destinationrule.CaCertificateAnalyzer", List.of(new CaCertificates())),
            Map.entry("destinationrule.PodNotSelectedAnalyzer", List.of(new DestinationRuleTargets())),
            Map.entry("gateway.IngressGatewayPortAnalyzer", List.of(new GatewayPorts())),
            Map.entry("virtualservice.GatewayAnalyzer", List.of(new VirtualServiceGateways())),
            Map.entry("virtualservice.DestinationHostAnalyzer", List.of(new DestinationHosts())),
            Map.entry("service.PortNameAnalyzer", List.of(new PortNames())),
            Map.entry("deployment.ServiceAssociationAnalyzer", List.of(new ServiceAssociations())));

    @Test
    void sayTheSameAsIstio() throws IOException {
        String directory = System.getenv("INQUEST_MESH_ORACLE");
        assumeTrue(directory != null, "INQUEST_MESH_ORACLE names no directory with Istio's own cases");
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Path one : cases(Path.of(directory))) {
            JsonNode expected =
                    Yaml.read(Files.readString(one.resolve("expected.yaml"))).getFirst();
            String analyzer = expected.path("analyzer").asText();
            if (CODES.containsKey(analyzer)) {
                compared++;
                compare(one, analyzer, expected, differences);
            }
        }

        assertThat(compared).isGreaterThan(20);
        assertThat(differences).isEmpty();
    }

    private static void compare(Path one, String analyzer, JsonNode expected, List<String> differences)
            throws IOException {
        MeshConfig mesh = new MeshConfig(Yaml.read(Files.readString(one.resolve("input.yaml"))), Set.of(), true);
        List<String> found = ANALYZERS.get(analyzer).stream()
                .flatMap(a -> a.analyze(mesh).stream())
                .map(f -> f.code() + " " + written(f.entity()))
                .sorted()
                .toList();
        List<String> wanted = new ArrayList<>();
        expected.path("expected").forEach(e -> {
            if (CODES.get(analyzer).contains(e.path("code").asText())) {
                wanted.add(e.path("code").asText() + " " + e.path("object").asText());
            }
        });
        wanted.sort(null);
        if (!found.equals(wanted)) {
            differences.add("\n" + one.getFileName() + "\n  found  " + found + "\n  wanted " + wanted);
        }
    }

    private static String written(Entity entity) {
        return entity.kind() + " " + (entity.namespace() == null ? "" : entity.namespace() + "/") + entity.name();
    }

    private static List<Path> cases(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }
}
