package dev.inquest.causality;

import dev.inquest.incident.FaultCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules in the making: which kinds of fault a finding code speaks for, by how deep the finding reaches. */
final class RuleBook {

    private final Map<String, List<FaultRules.Rule>> rules = new LinkedHashMap<>();

    /** The finding is a defect in an object's own text. */
    RuleBook spec(String finding, String... faults) {
        return add(Depth.SPEC, finding, faults);
    }

    /** The finding is a state that the cluster reports, close to the cause. */
    RuleBook status(String finding, String... faults) {
        return add(Depth.STATUS, finding, faults);
    }

    /** The finding is inferred from behaviour. */
    RuleBook inferred(String finding, String... faults) {
        return add(Depth.INFERRED, finding, faults);
    }

    /** The finding is what suffers, seldom what is at fault. */
    RuleBook surface(String finding, String... faults) {
        return add(Depth.SURFACE, finding, faults);
    }

    Map<String, List<FaultRules.Rule>> rules() {
        return rules;
    }

    private RuleBook add(Depth depth, String finding, String... faults) {
        List<FaultRules.Rule> spoken = rules.computeIfAbsent(finding, f -> new ArrayList<>());
        for (String fault : faults) {
            spoken.add(new FaultRules.Rule(FaultCode.of(fault), depth));
        }
        return this;
    }
}
