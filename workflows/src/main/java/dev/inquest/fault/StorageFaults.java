package dev.inquest.fault;

import static dev.inquest.fault.FaultKind.kind;

import java.util.List;

/** Claims, volumes and classes. */
final class StorageFaults {

    private StorageFaults() {}

    static List<FaultKind> all() {
        return List.of(
                kind(
                        "storage.volume-already-bound",
                        "The volume meant for the claim is bound to, or reserved for, another claim.",
                        "The claim Pending with a volumeName, and that volume's claimRef.",
                        "Free the volume that %s asks for, or let it ask for another.",
                        "storage.capacity-mismatch and other mismatches, where the volume is free."),
                kind(
                        "storage.capacity-mismatch",
                        "The claim asks for more than its volume has.",
                        "The claim's request beside the volume's capacity.",
                        "Ask in %s for no more than its volume offers, or offer a larger one."),
                kind(
                        "storage.access-mode-mismatch",
                        "The claim asks for an access mode that its volume does not offer.",
                        "The claim's accessModes beside the volume's.",
                        "Ask in %s for an access mode that its volume offers."),
                kind(
                        "storage.selector-mismatch",
                        "The claim's selector asks for labels that no volume carries.",
                        "The claim's selector beside the volumes' labels.",
                        "Set the selector of %s to labels that a volume carries."),
                kind(
                        "storage.storage-class-mismatch",
                        "The claim names a class that does not exist, or another than its volume has.",
                        "The claim's storageClassName beside the classes and the volume's.",
                        "Name in %s a class that exists and that its volume has.",
                        "storage.provisioning-failed: there the class exists and its provisioner fails."),
                kind(
                        "storage.claim-missing",
                        "The pod mounts a claim that does not exist.",
                        "\"persistentvolumeclaim … not found\" in scheduling or mount events.",
                        "Create the claim that %s mounts, or mount one that exists."),
                kind(
                        "storage.provisioning-failed",
                        "The class exists, but its provisioner makes no volume.",
                        "The claim's ProvisioningFailed event, or a Pending claim whose fields fit.",
                        "Read what the provisioner of %s says, and mend or replace it.",
                        "storage.storage-class-mismatch."),
                kind(
                        "storage.attach-failed",
                        "The volume cannot be attached to the node, often because another node still holds " + "it.",
                        "FailedAttachVolume: \"Multi-Attach error\" or \"AttachVolume.Attach failed\"; "
                                + "VolumeAttachments.",
                        "Release the volume of %s from the node that holds it.",
                        "startup.volume-mount-failed: that comes after attaching."),
                kind(
                        "storage.volume-full",
                        "The volume has no space left.",
                        "\"no space left on device\" in the log with the mount path, or kubelet's volume "
                                + "statistics.",
                        "Enlarge the volume of %s, or remove what fills it.",
                        "node.disk-pressure: that is the node's own disk."));
    }
}
