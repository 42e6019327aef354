package dev.inquest.live;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A fault that is made in a shop that works, how one sees that it is there, and what an investigation must name. */
enum LiveFault {
    SERVICE_SELECTOR(
            "routing.service-selector-mismatch",
            List.of("Service/cart"),
            "Nothing can be put into the cart any more.",
            shop -> shop.cluster()
                    .services()
                    .inNamespace(shop.namespace())
                    .withName("cart")
                    .edit(s -> {
                        s.getSpec().setSelector(Map.of("app", "cart", "tier", "backend"));
                        return s;
                    }),
            shop -> !shop.answered("cart")),

    TARGET_PORT(
            "routing.service-port-mismatch",
            List.of("Service/catalog"),
            "The catalog's pages answer 503.",
            shop -> shop.cluster()
                    .services()
                    .inNamespace(shop.namespace())
                    .withName("catalog")
                    .edit(s -> {
                        s.getSpec().getPorts().getFirst().setTargetPort(new IntOrString("web"));
                        return s;
                    }),
            shop -> !shop.answered("catalog")),

    QUOTA(
            "admission.quota-exceeded",
            List.of("Namespace/", "ResourceQuota/team-budget"),
            "The cart is gone since it was restarted.",
            shop -> {
                shop.create("quota.yaml");
                shop.restart("cart");
            },
            shop -> shop.told("FailedCreate", "exceeded quota")),

    IMAGE(
            "startup.image-not-found",
            List.of("Deployment/cart"),
            "The cart does not answer after its release.",
            shop -> shop.change(
                    "cart", pod -> pod.getContainers().getFirst().setImage("registry.example/shop/cart:2.0.1")),
            shop -> shop.waits("ImagePullBackOff")),

    TAINT(
            "scheduling.untolerated-taint",
            List.of("Deployment/store"),
            "Orders fail: the store cannot be reached.",
            shop -> shop.change("store", pod -> pod.setTolerations(List.of())),
            shop -> shop.told("FailedScheduling", "untolerated taint")),

    CPU(
            "scheduling.insufficient-cpu",
            List.of("Deployment/catalog"),
            "The catalog is down since this morning.",
            shop -> shop.change("catalog", pod -> pod.getContainers()
                    .getFirst()
                    .getResources()
                    .setRequests(Map.of("cpu", new Quantity("64"), "memory", new Quantity("64Mi")))),
            shop -> shop.told("FailedScheduling", "Insufficient cpu")),

    STORAGE_CLASS(
            "storage.storage-class-mismatch",
            List.of("PersistentVolumeClaim/store-data"),
            "The store does not come up after it was given a volume.",
            shop -> {
                shop.create("claim.yaml");
                shop.change("store", LiveFault::mountClaim);
            },
            shop -> shop.told("ProvisioningFailed", "premium-ssd") && shop.told("FailedScheduling", "")),

    MISSING_KEY(
            "startup.missing-key",
            List.of("Deployment/catalog", "ConfigMap/settings"),
            "The catalog answers nothing since its last release.",
            shop -> shop.change("catalog", pod -> pod.getContainers().getFirst().getEnv().stream()
                    .filter(e -> e.getName().equals("CURRENCY"))
                    .forEach(e -> e.getValueFrom().getConfigMapKeyRef().setKey("price-list"))),
            shop -> shop.waits("CreateContainerConfigError")),

    PERMISSION_DENIED(
            "admission.permission-denied",
            List.of("Deployment/follower", "ServiceAccount/follower"),
            "The new follower keeps restarting.",
            shop -> shop.create("follower.yaml"),
            shop -> shop.waits("CrashLoopBackOff")),

    WEBHOOK(
            "admission.webhook-unavailable",
            List.of("Service/image-policy", "ValidatingWebhookConfiguration/image-policy"),
            "The cart did not come back after it was restarted.",
            shop -> {
                shop.create("webhook.yaml");
                shop.restart("cart");
            },
            shop -> shop.told("FailedCreate", "failed calling webhook")),

    SERVICE_ACCOUNT(
            "admission.missing-service-account",
            List.of("Deployment/cart"),
            "Nobody can check out: the cart does not answer.",
            shop -> shop.change("cart", pod -> pod.setServiceAccountName("cart-runner")),
            shop -> shop.told("FailedCreate", "cart-runner")),

    SCALED_TO_ZERO(
            "runtime.scaled-to-zero",
            List.of("Deployment/store"),
            "Orders fail since the store's maintenance.",
            shop -> shop.cluster()
                    .apps()
                    .deployments()
                    .inNamespace(shop.namespace())
                    .withName("store")
                    .scale(0),
            shop -> !shop.answered("store"));

    private final String code;
    private final List<String> roots;
    private final String complaint;
    private final Consumer<Shop> make;
    private final Predicate<Shop> visible;

    LiveFault(String code, List<String> roots, String complaint, Consumer<Shop> make, Predicate<Shop> visible) {
        this.code = code;
        this.roots = roots;
        this.complaint = complaint;
        this.make = make;
        this.visible = visible;
    }

    /** A namespace of its own, whose name tells nothing. */
    String namespace() {
        return "shop-" + (ordinal() + 1);
    }

    /** The fault code to be named. */
    String code() {
        return code;
    }

    /** The objects to mend, each of which is right. */
    List<String> roots() {
        return roots.stream().map(this::entity).toList();
    }

    /** What a person would report. */
    String complaint() {
        return complaint;
    }

    /** Breaks the shop. */
    void make(Shop shop) {
        make.accept(shop);
    }

    /** Whether somebody who looks can see it. */
    boolean visible(Shop shop) {
        return visible.test(shop);
    }

    private String entity(String root) {
        return switch (root.substring(0, root.indexOf('/'))) {
            case "Namespace" -> root + namespace();
            case "ValidatingWebhookConfiguration" -> root;
            default -> namespace() + "/" + root;
        };
    }

    private static void mountClaim(PodSpec pod) {
        pod.setVolumes(List.of(new VolumeBuilder()
                .withName("data")
                .withPersistentVolumeClaim(new PersistentVolumeClaimVolumeSource("store-data", false))
                .build()));
    }
}
