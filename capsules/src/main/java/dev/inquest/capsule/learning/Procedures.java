package dev.inquest.capsule.learning;

import dev.inquest.capsule.ProcedureStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Merges procedures in the order of decisiveness: what decided in most lessons is looked at first. */
public final class Procedures {

    /** A procedure seeds a plan: what a plan's first looks can hold. */
    public static final int MAX_STEPS = 8;

    private Procedures() {}

    /**
     * The steps of the current procedure and of all lessons.
     *
     * @param current the procedure as it is
     * @param lessons the deciding steps of every lesson it was learned from, oldest first, the new one last
     * @return the current procedure itself when the lessons bring nothing that it does not hold; else at most {@value
     *     #MAX_STEPS} steps, those that decided in most lessons first, equals as they stood
     */
    public static List<ProcedureStep> merge(List<ProcedureStep> current, List<List<ProcedureStep>> lessons) {
        Map<String, ProcedureStep> steps = new LinkedHashMap<>();
        current.forEach(step -> steps.putIfAbsent(key(step), step));
        lessons.forEach(lesson -> lesson.forEach(step -> steps.putIfAbsent(key(step), step)));
        List<ProcedureStep> merged = new ArrayList<>(steps.values());
        merged.sort(Comparator.comparingInt((ProcedureStep step) -> decided(step, lessons))
                .reversed());
        List<ProcedureStep> kept = merged.stream().limit(MAX_STEPS).toList();
        return sameSteps(kept, current) ? List.copyOf(current) : kept;
    }

    /** Whether the two hold the same commands, in whatever order. */
    public static boolean sameSteps(List<ProcedureStep> left, List<ProcedureStep> right) {
        return keys(left).equals(keys(right));
    }

    private static int decided(ProcedureStep step, List<List<ProcedureStep>> lessons) {
        return (int) lessons.stream()
                .filter(lesson -> keys(lesson).contains(key(step)))
                .count();
    }

    private static Set<String> keys(List<ProcedureStep> steps) {
        return steps.stream().map(Procedures::key).collect(Collectors.toSet());
    }

    private static String key(ProcedureStep step) {
        return step.template().strip().replaceAll("\\s+", " ");
    }
}
