package dev.inquest.api.capsule;

import dev.inquest.capsule.Capsule;
import dev.inquest.capsule.CapsuleStatus;
import dev.inquest.capsule.ProcedureStep;
import dev.inquest.capsule.SuccessRate;
import dev.inquest.capsule.Trigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A capsule as people read it.
 *
 * @param mean the posterior mean of its success rate, between 0 and 1
 * @param trusted whether it may seed a plan and run without a teacher
 */
public record CapsuleView(
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
        Instant updatedAt,
        double mean,
        boolean trusted) {

    static CapsuleView of(Capsule capsule) {
        return new CapsuleView(
                capsule.id(),
                capsule.version(),
                capsule.skill(),
                capsule.trigger(),
                capsule.procedure(),
                capsule.successRate(),
                capsule.status(),
                capsule.provenance(),
                capsule.promotedBy(),
                capsule.mergedInto(),
                capsule.createdAt(),
                capsule.updatedAt(),
                capsule.successRate().mean(),
                capsule.trusted());
    }
}
