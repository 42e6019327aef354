package dev.inquest.causality;

/** What findings about claims, volumes and classes speak for. */
final class StorageRules {

    private StorageRules() {}

    static void addTo(RuleBook book) {
        book.spec("claim.volume-taken", "storage.volume-already-bound");
        book.spec("claim.storage-class-differs", "storage.storage-class-mismatch");
        book.spec("claim.capacity-too-large", "storage.capacity-mismatch");
        book.spec("claim.access-mode-differs", "storage.access-mode-mismatch");
        book.spec("claim.selector-differs", "storage.selector-mismatch");
        book.status("storage.claim-missing", "storage.claim-missing");
        book.status("quota.limits-missing-claim", "admission.quota-exceeded");
        book.spec("storage.attach-failed", "storage.attach-failed");
        book.spec("claim.storage-class-missing", "storage.storage-class-mismatch");
        book.status("claim.no-default-class", "storage.storage-class-mismatch");
        book.status("claim.provisioning-failed", "storage.provisioning-failed");
        book.inferred("volume.failed", "storage.provisioning-failed");
        book.spec("claim.volume-full", "storage.volume-full");
        book.status("pod.no-space-left", "storage.volume-full");
        book.inferred("claim.not-bound", "storage.provisioning-failed");
        book.surface("pod.claim-unbound", "storage.provisioning-failed");
    }
}
