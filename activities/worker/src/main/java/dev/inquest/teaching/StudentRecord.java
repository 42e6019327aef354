package dev.inquest.teaching;

import java.util.List;

/**
 * How one student's statements came out. What a person or a truth judged is kept apart from what nobody did.
 *
 * @param student who spoke
 * @param judged statements whose investigation somebody judged
 * @param diagnosed how many nobody judged that ended with a diagnosis: a sign, no proof
 * @param undecided how many nobody judged that ended without one
 */
public record StudentRecord(String student, List<Sample> judged, int diagnosed, int undecided) {

    /**
     * @param confidence what was stated, between 0 and 1
     * @param enough whether the answer was right with at most one correction, which is what paired teaching gives: an answer
     *     that took more coaching does not show that less would have done
     */
    public record Sample(double confidence, boolean enough) {}

    public StudentRecord {
        judged = List.copyOf(judged);
    }

    /** Of a student that nothing is known of. */
    public static StudentRecord none(String student) {
        return new StudentRecord(student, List.of(), 0, 0);
    }
}
