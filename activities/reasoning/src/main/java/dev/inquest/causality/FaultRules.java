package dev.inquest.causality;

import dev.inquest.incident.FaultCode;
import java.util.List;
import java.util.Map;

/** Which kinds of fault a finding speaks for, and how deep it reaches. A finding not listed here is a mere surface. */
public final class FaultRules {

    /**
     * @param fault the kind of fault
     * @param depth how far the finding reaches
     */
    record Rule(FaultCode fault, Depth depth) {}

    private static final Map<String, List<Rule>> RULES = rules();

    private FaultRules() {}

    /** The rules for the finding code, most likely first. */
    static List<Rule> of(String findingCode) {
        return RULES.getOrDefault(findingCode, List.of());
    }

    /** The families of the faults that the finding code suggests, most likely first. */
    public static List<String> families(String findingCode) {
        return of(findingCode).stream()
                .map(rule -> rule.fault().family())
                .distinct()
                .toList();
    }

    /** All rules, by finding code. */
    static Map<String, List<Rule>> all() {
        return RULES;
    }

    private static Map<String, List<Rule>> rules() {
        RuleBook book = new RuleBook();
        WorkloadRules.addTo(book);
        PlacementRules.addTo(book);
        StorageRules.addTo(book);
        NodeRules.addTo(book);
        NetworkRules.addTo(book);
        MeshRules.addTo(book);
        CallRules.addTo(book);
        MetricRules.addTo(book);
        SurfaceRules.addTo(book);
        return Map.copyOf(book.rules());
    }
}
