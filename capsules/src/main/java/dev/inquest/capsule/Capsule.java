package dev.inquest.capsule;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A learned skill.
 *
 * @param id stable id
 * @param version grows with each change of trigger or procedure
 * @param skill its name, in the words of an engineer
 * @param trigger when it applies
 * @param procedure what to look at, in order
 * @param successRate the record of this version
 * @param status where it stands
 * @param provenance the incidents it was learned from, oldest first
 * @param promotedBy who promoted it, or null
 * @param mergedInto the capsule that took it over, or null
 * @param createdAt when it was minted
 * @param updatedAt when it last changed
 */
public record Capsule(
        String id,
        int version,
        String skill,
        Trigger trigger,
        List<ProcedureStep> procedure,
        SuccessRate successRate,
        CapsuleStatus status,
        List<String> provenance,
        @Nullable String promotedBy,
        @Nullable String mergedInto,
        Instant createdAt,
        Instant updatedAt) {

    /** Confirmed trials that trust needs. */
    public static final int TRUST_MIN_CONFIRMED = 2;
    /** Posterior mean that trust needs. */
    public static final double TRUST_MIN_MEAN = 0.7;

    public Capsule {
        procedure = List.copyOf(procedure);
        provenance = List.copyOf(provenance);
        if (version < 1) {
            throw new IllegalArgumentException("capsule version must be at least 1 but was " + version);
        }
    }

    /** Whether it may seed a plan and run without a teacher. */
    public boolean trusted() {
        return switch (status) {
            case PROMOTED -> true;
            case ACTIVE -> successRate.confirmed() >= TRUST_MIN_CONFIRMED && successRate.mean() >= TRUST_MIN_MEAN;
            case MERGED, RETIRED -> false;
        };
    }
}
