package dev.inquest.live;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.EndpointSubset;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The shop of {@code live/shop.yaml} in a namespace of its own: web, cart, catalog and store.
 *
 * @param cluster the cluster as its administrator
 * @param namespace where it is
 */
record Shop(KubernetesClient cluster, String namespace) {

    private static final List<String> SERVICES = List.of("web", "cart", "catalog", "store");

    /** Makes the namespace and everything in it. */
    void deploy() {
        apply("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: NAMESPACE}
                """);
        create("shop.yaml");
    }

    /** Whether every service is answered by a pod. */
    boolean runs() {
        return SERVICES.stream().allMatch(this::answered);
    }

    /** Whether this service has an address that is ready. */
    boolean answered(String service) {
        Endpoints endpoints =
                cluster.endpoints().inNamespace(namespace).withName(service).get();
        return endpoints != null
                && endpoints.getSubsets().stream()
                        .map(EndpointSubset::getAddresses)
                        .anyMatch(addresses -> !addresses.isEmpty());
    }

    /** Whether a container waits for this reason. */
    boolean waits(String reason) {
        return cluster.pods().inNamespace(namespace).list().getItems().stream()
                .flatMap(p -> p.getStatus().getContainerStatuses().stream())
                .map(ContainerStatus::getState)
                .map(ContainerState::getWaiting)
                .filter(Objects::nonNull)
                .map(ContainerStateWaiting::getReason)
                .anyMatch(reason::equals);
    }

    /** Whether an event of this reason says this. */
    boolean told(String reason, String words) {
        return cluster.v1().events().inNamespace(namespace).list().getItems().stream()
                .anyMatch(e -> reason.equals(e.getReason()) && e.getMessage().contains(words));
    }

    /** Rolls out a change of a workload's template. */
    void change(String deployment, Consumer<PodSpec> change) {
        cluster.apps().deployments().inNamespace(namespace).withName(deployment).edit(d -> {
            change.accept(d.getSpec().getTemplate().getSpec());
            return d;
        });
    }

    /** Takes a workload's pods away; its controller has to make new ones. */
    void restart(String deployment) {
        cluster.pods().inNamespace(namespace).withLabel("app", deployment).delete();
    }

    /** Creates what a file of this suite holds. */
    void create(String file) {
        try (InputStream in = Shop.class.getResourceAsStream("/live/" + file)) {
            apply(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void apply(String yaml) {
        byte[] bytes = yaml.replace("NAMESPACE", namespace).getBytes(StandardCharsets.UTF_8);
        cluster.load(new ByteArrayInputStream(bytes))
                .items()
                .forEach(item -> cluster.resource(item).inNamespace(namespace).create());
    }
}
