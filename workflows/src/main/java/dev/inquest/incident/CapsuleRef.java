package dev.inquest.incident;

import dev.inquest.text.Shorten;

/**
 * A recalled capsule version and why it was recalled.
 *
 * @param id the capsule's id
 * @param version the version recalled
 * @param skill its name
 * @param trusted whether it may seed a plan and run without a teacher
 * @param score rank score between 0 and 1
 * @param successRate posterior mean between 0 and 1
 * @param reason the trigger that matched and the record, one line
 */
public record CapsuleRef(
        String id, int version, String skill, boolean trusted, double score, double successRate, String reason) {

    public CapsuleRef {
        Require.text(id, "capsule id");
        Require.atLeast(version, 1, "capsule version");
        reason = Shorten.to(200, reason);
    }
}
