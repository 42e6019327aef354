package dev.inquest.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Our analyzers against inputs and expectations of the Istio project; see the NOTICE beside the cases. */
class MeshOracleTest {

    private static final Path CASES = Path.of("src/test/resources/mesh-oracle");

    private static final int CASE_COUNT = 55;

    /** The codes that matter in an incident. */
    private static final Set<String> IN_SCOPE =
            Set.of(("0101 0103 0109 0110 0111 0112 0116 0118 0123 0127 0128 0129 0130"
                            + " 0131 0132 0134 0137 0138 0139 0144 0145 0149 0161 0162 0166 0167 0173 0174")
                    .split(" "));

    /** Ours for each of Istio's; an analyzer of Istio's that is not here emits none of the codes. */
    private static final Map<String, List<MeshAnalyzer>> ANALYZERS = Map.ofEntries(
            Map.entry("auth.AuthorizationPoliciesAnalyzer", List.of(new AuthorizationTargets())),
            Map.entry("authz.AuthorizationPoliciesAnalyzer", List.of(new AuthorizationTargets())),
            Map.entry("deployment.ApplicationUIDAnalyzer", List.of(new ApplicationUid())),
            Map.entry("deployment.ServiceAssociationAnalyzer", List.of(new ServiceAssociations())),
            Map.entry("destinationrule.CaCertificateAnalyzer", List.of(new CaCertificates())),
            Map.entry("destinationrule.PodNotSelectedAnalyzer", List.of(new DestinationRuleTargets())),
            Map.entry("gateway.CertificateAnalyzer", List.of(new DuplicateCertificates())),
            Map.entry("gateway.ConflictingGatewayAnalyzer", List.of(new ConflictingGateways())),
            Map.entry("gateway.IngressGatewayPortAnalyzer", List.of(new GatewaySelectors(), new GatewayPorts())),
            Map.entry("gateway.SecretAnalyzer", List.of(new GatewaySelectors(), new GatewayCredentials())),
            Map.entry("injection.Analyzer", List.of(new Injection())),
            Map.entry("k8sgateway.SelectorAnalyzer", List.of(new GatewayPolicySelectors())),
            Map.entry("schema.ValidationAnalyzer.VirtualService", List.of(new UnreachableRules())),
            Map.entry("schema.ValidationAnalyzer", List.of(new UnreachableRules())),
            Map.entry("service.PortNameAnalyzer", List.of(new PortNames())),
            Map.entry("serviceentry.Analyzer", List.of(new ServiceEntryAddresses())),
            Map.entry("serviceentry.ProtocolAddressesAnalyzer", List.of(new ServiceEntryAddresses())),
            Map.entry("sidecar.DefaultSelectorAnalyzer", List.of(new DefaultSidecars())),
            Map.entry("sidecar.SelectorAnalyzer", List.of(new SidecarSelectors())),
            Map.entry("telemetry.SelectorAnalyzer", List.of(new TelemetrySelectors())),
            Map.entry("virtualservice.ConflictingMeshGatewayHostsAnalyzer", List.of(new ConflictingHosts())),
            Map.entry("virtualservice.DestinationHostAnalyzer", List.of(new DestinationHosts())),
            Map.entry("virtualservice.DestinationRuleAnalyzer", List.of(new DestinationSubsets())),
            Map.entry("virtualservice.GatewayAnalyzer", List.of(new VirtualServiceGateways())),
            Map.entry("virtualservice.JWTClaimRouteAnalyzer", List.of(new JwtClaimRoutes())),
            Map.entry("virtualservice.MatchesAnalyzer", List.of(new UnreachableRules())),
            Map.entry("webhook.Analyzer", List.of(new InjectionWebhooks())));

    /** What Istio's own tests add to every case: the ingress gateway as it is installed. */
    private static final String INGRESS = """
            {apiVersion: v1, kind: Service, metadata: {name: istio-ingressgateway, namespace: istio-system},
             spec: {selector: {istio: ingressgateway}, ports: [{name: http2, port: 80, protocol: TCP, targetPort: 8080},
              {name: https, port: 443, protocol: TCP, targetPort: 8443}]}}
            ---
            {apiVersion: v1, kind: Pod,
             metadata: {name: istio-ingressgateway-1, namespace: istio-system, labels: {istio: ingressgateway}},
             spec: {containers: [{name: istio-proxy, image: proxy}]}}
            """;

    @Test
    void sayTheSameAsIstio() throws IOException {
        List<String> differences = new ArrayList<>();
        int expected = 0;
        int agreed = 0;
        int clean = 0;
        int noisy = 0;
        for (Path one : cases()) {
            JsonNode wanted =
                    Yaml.read(Files.readString(one.resolve("expected.yaml"))).getFirst();
            List<String> right = wanted(wanted);
            List<String> found = found(one, wanted.path("analyzer").asText());
            List<String> both = new ArrayList<>(right);
            List<String> rest = new ArrayList<>(found);
            both.removeIf(m -> !rest.remove(m));
            expected += Math.max(right.size(), found.size());
            agreed += both.size();
            clean += right.isEmpty() ? 1 : 0;
            noisy += right.isEmpty() && !found.isEmpty() ? 1 : 0;
            if (!found.equals(right)) {
                differences.add("\n" + one.getFileName() + "\n  found  " + found + "\n  wanted " + right);
            }
        }
        System.out.printf(
                "mesh oracle: %d of %d messages agree; %d of %d clean inputs draw messages%n",
                agreed, expected, noisy, clean);

        assertThat(expected).isGreaterThan(20);
        assertThat(noisy).as("%s", differences).isZero();
        assertThat(agreed).as("%s", differences).isGreaterThanOrEqualTo((int) Math.ceil(0.95 * expected));
    }

    private static List<String> found(Path one, String analyzer) throws IOException {
        List<JsonNode> objects = new ArrayList<>(Yaml.read(Files.readString(one.resolve("input.yaml"))));
        boolean installed = objects.stream()
                .anyMatch(o -> o.at("/metadata/labels/istio").asText().equals("ingressgateway"));
        if (!installed) {
            objects.addAll(Yaml.read(INGRESS));
        }
        Path options = one.resolve("meshconfig.yaml");
        if (Files.exists(options)) {
            ObjectNode map = new ObjectMapper().createObjectNode();
            map.put("kind", "ConfigMap");
            map.putObject("metadata").put("name", "istio").put("namespace", "istio-system");
            map.putObject("data").put("mesh", Files.readString(options));
            objects.add(map);
        }
        MeshConfig mesh = new MeshConfig(objects, Scope.everywhere());
        return ANALYZERS.getOrDefault(analyzer, List.of()).stream()
                .flatMap(a -> a.analyze(mesh).stream())
                .distinct()
                .filter(f -> isInScope(f.code()))
                .map(f -> f.code() + " " + written(f.entity()))
                .sorted()
                .toList();
    }

    private static List<String> wanted(JsonNode expected) {
        List<String> wanted = new ArrayList<>();
        expected.path("expected").forEach(e -> {
            if (isInScope(e.path("code").asText())) {
                wanted.add(e.path("code").asText() + " " + e.path("object").asText());
            }
        });
        wanted.sort(null);
        return wanted;
    }

    private static boolean isInScope(String code) {
        return code.startsWith("IST") && IN_SCOPE.contains(code.substring(3));
    }

    private static String written(Entity entity) {
        return entity.kind() + " " + (entity.namespace() == null ? "" : entity.namespace() + "/") + entity.name();
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> entries = Files.list(CASES)) {
            List<Path> cases = entries.filter(Files::isDirectory).sorted().toList();
            assertThat(cases).hasSize(CASE_COUNT);
            return cases;
        }
    }
}
