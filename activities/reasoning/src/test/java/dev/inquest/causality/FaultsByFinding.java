package dev.inquest.causality;

import dev.inquest.incident.FaultCode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rules from findings to faults, for the generated pages. */
public final class FaultsByFinding {

    private FaultsByFinding() {}

    /** Every finding code with a rule, with the faults it speaks for, most likely first. */
    public static SortedMap<String, List<FaultCode>> all() {
        SortedMap<String, List<FaultCode>> faults = new TreeMap<>();
        FaultRules.all()
                .forEach((finding, rules) -> faults.put(
                        finding, rules.stream().map(FaultRules.Rule::fault).toList()));
        return faults;
    }
}
