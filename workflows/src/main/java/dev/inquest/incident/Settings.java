package dev.inquest.incident;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How this incident is to be investigated.
 *
 * @param maxCorrections how many corrections the teacher may give, 0 to {@value #MAX_CORRECTIONS}; 0 is the student alone
 * @param capsules whether learned capsules may be recalled
 * @param planner who plans: the student, or the teacher alone (the direct arm); the student where it is left out
 * @param frozen whether nothing is learned from this incident: capsules are used as they are, and no trial is counted
 * @param approval which plans a person must see
 * @param approvalWindow how long a plan waits for a person before the investigation ends without it
 * @param extensionWindow how long an extension is offered at the end of the budget; zero offers none
 * @param budget what may be spent
 * @param diagnosisBy whose answer counts, where a model gave one too; the embedded one where it is left out
 */
public record Settings(
        int maxCorrections,
        boolean capsules,
        Role planner,
        boolean frozen,
        ApprovalPolicy approval,
        Duration approvalWindow,
        Duration extensionWindow,
        Budget budget,
        DiagnosisBy diagnosisBy) {

    /** The most corrections one investigation may get (the taught arm). */
    public static final int MAX_CORRECTIONS = 5;

    public static final Settings DEFAULT = new Settings(
            MAX_CORRECTIONS,
            true,
            Role.STUDENT,
            false,
            ApprovalPolicy.NEVER,
            Duration.ofDays(3),
            Duration.ofMinutes(10),
            Budget.DEFAULT,
            DiagnosisBy.EMBEDDED);

    public Settings {
        planner = orStudent(planner);
        diagnosisBy = orEmbedded(diagnosisBy);
        if (maxCorrections < 0 || maxCorrections > MAX_CORRECTIONS) {
            throw new IllegalArgumentException(
                    "maxCorrections must be between 0 and " + MAX_CORRECTIONS + " but was " + maxCorrections);
        }
    }

    /** What was written before there was a choice names no planner. */
    private static Role orStudent(@Nullable Role planner) {
        return planner == null ? Role.STUDENT : planner;
    }

    /** What was written before there was a choice names no diagnostician. */
    private static DiagnosisBy orEmbedded(@Nullable DiagnosisBy diagnosisBy) {
        return diagnosisBy == null ? DiagnosisBy.EMBEDDED : diagnosisBy;
    }
}
