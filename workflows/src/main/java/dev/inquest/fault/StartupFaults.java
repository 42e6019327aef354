package dev.inquest.fault;

import static dev.inquest.fault.FaultKind.kind;

import java.util.List;

/** Why a container does not start. */
final class StartupFaults {

    private StartupFaults() {}

    static List<FaultKind> all() {
        return List.of(
                kind(
                        "startup.image-not-found",
                        "Repository, name or tag of the image does not exist.",
                        "ErrImagePull or ImagePullBackOff with \"not found\" or \"manifest unknown\".",
                        "Give %s an image that exists.",
                        "startup.image-pull-unauthorized: registries answer alike where a login is missing."),
                kind(
                        "startup.image-pull-unauthorized",
                        "The registry refuses the pull: the secret is absent, wrong or without rights.",
                        "The pull error \"unauthorized\" or \"authentication required\", or a missing image "
                                + "pull secret.",
                        "Give %s a pull secret with rights to its registry.",
                        "startup.image-not-found."),
                kind(
                        "startup.image-pull-throttled",
                        "The registry answers too many pulls from here with a refusal.",
                        "The pull error \"toomanyrequests\" or \"429 Too Many Requests\".",
                        "Let %s pull with credentials or from a mirror, or wait.",
                        "startup.image-pull-unauthorized: there it refuses whoever asks so."),
                kind(
                        "startup.image-registry-unreachable",
                        "The registry's host cannot be resolved or reached.",
                        "The pull error \"no such host\", \"i/o timeout\" or \"connection refused\".",
                        "Correct the registry host in the image of %s, or let the nodes reach it.",
                        "startup.image-not-found: there the registry answered."),
                kind(
                        "startup.image-platform-mismatch",
                        "The image is built for another architecture or operating system than the node's.",
                        "\"no match for platform\" when pulling, or \"exec format error\" when starting.",
                        "Give %s an image built for its nodes' platform.",
                        "startup.bad-command."),
                kind(
                        "startup.missing-secret",
                        "The template refers to a Secret that does not exist.",
                        "\"secret … not found\" in CreateContainerConfigError or FailedMount.",
                        "Create the Secret that %s refers to, or correct the reference.",
                        "startup.missing-key: there the Secret exists."),
                kind(
                        "startup.missing-config-map",
                        "The template refers to a ConfigMap that does not exist.",
                        "\"configmap … not found\" in CreateContainerConfigError or FailedMount.",
                        "Create the ConfigMap that %s refers to, or correct the reference.",
                        "startup.missing-key: there the ConfigMap exists."),
                kind(
                        "startup.missing-key",
                        "The Secret or ConfigMap exists, the key referred to in it does not.",
                        "\"couldn't find key\" or \"references non-existent … key\", and the object's keys.",
                        "Add the key that %s refers to, or correct the reference."),
                kind(
                        "startup.volume-permission-denied",
                        "The process may not read or write its mounted volume.",
                        "\"permission denied\" with the mount's path in the container's log or the mount's " + "event.",
                        "Give the volume of %s an owner or fsGroup that its process has.",
                        "dependency.database-read-only: that is the database's mode."),
                kind(
                        "startup.volume-mount-failed",
                        "The mount itself fails: wrong path, server, options or file system.",
                        "FailedMount with \"MountVolume.… failed\", where references and attaching are in " + "order.",
                        "Correct the volume of %s as the mount's error says.",
                        "startup.missing-secret, startup.missing-config-map, storage.attach-failed."),
                kind(
                        "startup.bad-command",
                        "The container's command or arguments name nothing that can be run.",
                        "\"executable file not found\", \"no such file or directory\" or exit code 126 or "
                                + "127 at the start.",
                        "Correct the command of %s to one that its image has.",
                        "startup.image-platform-mismatch."),
                kind(
                        "startup.bad-configuration",
                        "The program refuses its own configuration and exits at once.",
                        "The last lines before it exits name an option, file or value; it never became ready.",
                        "Correct the setting of %s that its last lines name.",
                        "runtime.application-crash: that is a defect of the program."),
                kind(
                        "startup.init-container-failed",
                        "An init container fails, so that the containers never start.",
                        "Status Init:Error or Init:CrashLoopBackOff, and the init container's log.",
                        "Mend what the init container of %s waits for or fails at."),
                kind(
                        "startup.invalid-security-context",
                        "The security context and the image contradict each other, so that kubelet starts "
                                + "nothing.",
                        "\"runAsNonRoot\" or \"run as non-root\" in CreateContainerConfigError.",
                        "Give %s a user that its security context allows.",
                        "admission.pod-security-violation: there the pod is never created."));
    }
}
