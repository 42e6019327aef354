package dev.inquest.live;

import java.util.List;

/**
 * What only a kubelet would notice, told to the fake nodes.
 *
 * @param name in letters and hyphens
 * @param field the field of the pod by which it is known, as a jq expression
 * @param value its value in a pod that is in trouble
 * @param steps how its container fares, one after the other
 */
record PodTrouble(String name, String field, String value, List<Step> steps) {

    private static final String IMAGE = "registry.example/shop/cart:2.0.1";

    /**
     * The state of a waiting container and the event that tells of it.
     *
     * @param reason of the waiting state
     * @param message of the waiting state
     * @param restarts so far
     * @param event its type, reason and message
     */
    record Step(String reason, String message, int restarts, List<String> event) {}

    /** The registry knows no such tag. */
    static PodTrouble imageNotFound() {
        String absent = "failed to pull and unpack image \"" + IMAGE + "\": failed to resolve reference \"" + IMAGE
                + "\": " + IMAGE + ": not found";
        return new PodTrouble(
                "image-not-found",
                ".spec.containers.[].image",
                IMAGE,
                List.of(
                        new Step(
                                "ContainerCreating",
                                "",
                                0,
                                List.of("Normal", "Pulling", "Pulling image \"" + IMAGE + "\"")),
                        new Step(
                                "ErrImagePull",
                                "rpc error: code = NotFound desc = " + absent,
                                0,
                                List.of(
                                        "Warning",
                                        "Failed",
                                        "Failed to pull image \"" + IMAGE + "\": rpc error: code = NotFound desc = "
                                                + absent)),
                        new Step(
                                "ImagePullBackOff",
                                "Back-off pulling image \"" + IMAGE
                                        + "\": ErrImagePull: rpc error: code = NotFound desc = " + absent,
                                0,
                                List.of("Warning", "Failed", "Error: ImagePullBackOff"))));
    }

    /** The ConfigMap has no such key. */
    static PodTrouble missingKey(String namespace, String configMap, String key) {
        String message = "couldn't find key " + key + " in ConfigMap " + namespace + "/" + configMap;
        return new PodTrouble(
                "missing-key",
                ".spec.containers.[].env.[]?.valueFrom.configMapKeyRef.key",
                key,
                List.of(new Step(
                        "CreateContainerConfigError", message, 0, List.of("Warning", "Failed", "Error: " + message))));
    }

    /** A program with this argument ends at once. */
    static PodTrouble crash(String argument) {
        return new PodTrouble(
                "crash",
                ".spec.containers.[].args.[]?",
                argument,
                List.of(new Step(
                        "CrashLoopBackOff",
                        "back-off 1m20s restarting failed container",
                        5,
                        List.of("Warning", "BackOff", "Back-off restarting failed container"))));
    }
}
