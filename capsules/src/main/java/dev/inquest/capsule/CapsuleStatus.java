package dev.inquest.capsule;

/** Where a capsule stands in its life. */
public enum CapsuleStatus {
    /** Learned; trusted once its record says so. */
    ACTIVE,
    /** Trusted on a person's word. */
    PROMOTED,
    /** Merged into another capsule. */
    MERGED,
    /** Failed too often; never recalled. */
    RETIRED
}
