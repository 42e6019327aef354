package dev.inquest.capsule.learning;

import dev.inquest.capsule.ProcedureStep;
import dev.inquest.capsule.Trigger;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether two skills are one: they are called for by much the same signs and look at much the same things. The fault
 * plays no part: a skill is a way of looking, and is chosen before the fault is known.
 *
 * @param trigger share of the two triggers' codes that both have, between 0 and 1
 * @param procedure share of the shorter procedure's topics that the other has too, between 0 and 1
 */
public record Resemblance(double trigger, double procedure) {

    /** A third of all codes: incidental findings differ from one incident to the next. */
    public static final double MIN_TRIGGER = 1.0 / 3;
    /** More than half of the shorter procedure: else the two teach different things. */
    public static final double MIN_PROCEDURE = 0.6;

    /** Compares two skills; a topic is a kind or view looked at, whichever object and namespace. */
    public static Resemblance of(
            Trigger left, List<ProcedureStep> leftSteps, Trigger right, List<ProcedureStep> rightSteps) {
        return new Resemblance(codes(left, right), procedure(leftSteps, rightSteps));
    }

    /** Whether the two are one skill. */
    public boolean same() {
        return trigger >= MIN_TRIGGER && procedure >= MIN_PROCEDURE;
    }

    /** For choosing the closest, between 0 and 1. */
    public double closeness() {
        return (trigger + procedure) / 2;
    }

    private static double codes(Trigger left, Trigger right) {
        Set<String> mine = all(left);
        Set<String> theirs = all(right);
        Set<String> union = new TreeSet<>(mine);
        union.addAll(theirs);
        return union.isEmpty() ? 0 : (double) common(mine, theirs) / union.size();
    }

    private static double procedure(List<ProcedureStep> left, List<ProcedureStep> right) {
        Set<String> mine = topics(left);
        Set<String> theirs = topics(right);
        int shorter = Math.min(mine.size(), theirs.size());
        return shorter == 0 ? 0 : (double) common(mine, theirs) / shorter;
    }

    private static Set<String> all(Trigger trigger) {
        Set<String> codes = new TreeSet<>(trigger.findings());
        codes.addAll(trigger.symptoms());
        return codes;
    }

    private static Set<String> topics(List<ProcedureStep> steps) {
        return steps.stream()
                .flatMap(step -> LearnedLook.of(step.template()).topics().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int common(Set<String> left, Collection<String> right) {
        Set<String> both = new TreeSet<>(left);
        both.retainAll(right);
        return both.size();
    }
}
