package dev.inquest.causality;

import dev.inquest.incident.FaultCode;
import java.util.Comparator;
import java.util.List;

/** The rules from findings to faults, for people who want to read them. */
public final class SpokenFaults {

    private SpokenFaults() {}

    /**
     * A finding that speaks for a fault.
     *
     * @param finding the finding's code, as in {@code pod.crash-looping}
     * @param depth how far it reaches
     */
    public record Sign(String finding, Depth depth) {}

    /** The findings that speak for the fault, the deepest first. */
    public static List<Sign> signs(FaultCode fault) {
        return FaultRules.all().entrySet().stream()
                .flatMap(rules -> rules.getValue().stream()
                        .filter(r -> r.fault().equals(fault))
                        .map(r -> new Sign(rules.getKey(), r.depth())))
                .sorted(Comparator.comparing(Sign::depth).thenComparing(Sign::finding))
                .toList();
    }
}
