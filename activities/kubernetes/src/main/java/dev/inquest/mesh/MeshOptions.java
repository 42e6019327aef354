package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The mesh-wide options (Istio, MeshConfig), from the ConfigMap {@code istio} or {@code istio-REVISION} of the control
 * plane; where it was not read, Istio's defaults.
 */
public final class MeshOptions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode mesh;

    private MeshOptions(JsonNode mesh) {
        this.mesh = mesh;
    }

    static MeshOptions in(List<JsonNode> configMaps) {
        return configMaps.stream()
                .filter(c -> name(c).equals("istio") || name(c).startsWith("istio-"))
                .map(c -> text(c, "data", "mesh"))
                .filter(m -> !m.isBlank())
                .findFirst()
                .flatMap(MeshOptions::read)
                .orElseGet(() -> new MeshOptions(MissingNode.getInstance()));
    }

    private static Optional<MeshOptions> read(String yaml) {
        try {
            return Optional.of(new MeshOptions(
                    JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(yaml))));
        } catch (YAMLException e) {
            return Optional.empty();
        }
    }

    /** Where mesh-wide policies live. */
    public String rootNamespace() {
        return or(text(mesh, "rootNamespace"), MeshConfig.ROOT_NAMESPACE);
    }

    /** Whether only what the mesh knows may be called: {@code outboundTrafficPolicy.mode: REGISTRY_ONLY}. */
    public boolean isRegistryOnly() {
        return text(mesh, "outboundTrafficPolicy", "mode").equals("REGISTRY_ONLY");
    }

    /** Whether the proxies give hosts without addresses one of their own. */
    boolean allocatesAddresses() {
        return text(mesh, "defaultConfig", "proxyMetadata", "ISTIO_META_DNS_CAPTURE")
                        .equals("true")
                && text(mesh, "defaultConfig", "proxyMetadata", "ISTIO_META_DNS_AUTO_ALLOCATE")
                        .equals("true");
    }
}
