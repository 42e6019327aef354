package dev.inquest.fault;

import dev.inquest.incident.FaultCode;
import dev.inquest.text.EditDistance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All kinds of fault that an answer can name, by family in the order of a workload's life. */
public final class FaultCatalog {

    private static final Map<FaultCode, FaultKind> KINDS = kinds();

    private FaultCatalog() {}

    /** All kinds, family by family. */
    public static List<FaultKind> all() {
        return List.copyOf(KINDS.values());
    }

    /** The kind of this code. */
    public static Optional<FaultKind> find(FaultCode code) {
        return Optional.ofNullable(KINDS.get(code));
    }

    /** The kinds of a family, as in {@code mesh}; empty for a family that is not known. */
    public static List<FaultKind> of(String family) {
        return KINDS.values().stream()
                .filter(k -> k.code().family().equals(family))
                .toList();
    }

    /** The families, in order. */
    public static List<String> families() {
        return KINDS.keySet().stream().map(FaultCode::family).distinct().toList();
    }

    /**
     * The codes nearest to what was typed, at most {@code limit}: those of the family typed that contain its second part, then
     * any that do, then by edits.
     */
    public static List<FaultCode> nearest(String typed, int limit) {
        int dot = typed.indexOf('.');
        String family = dot < 0 ? "" : typed.substring(0, dot);
        String fault = typed.substring(dot + 1);
        return KINDS.keySet().stream()
                .sorted(Comparator.comparing(
                                (FaultCode c) -> fault.isEmpty() || !second(c).contains(fault))
                        .thenComparing(c -> !c.family().equals(family))
                        .thenComparing(c -> EditDistance.between(second(c), fault))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(limit)
                .toList();
    }

    private static String second(FaultCode code) {
        return code.value().substring(code.family().length() + 1);
    }

    private static Map<FaultCode, FaultKind> kinds() {
        Map<FaultCode, FaultKind> kinds = new LinkedHashMap<>();
        List<FaultCode> twice = new ArrayList<>();
        Stream.of(
                        AdmissionFaults.all(),
                        SchedulingFaults.all(),
                        StorageFaults.all(),
                        StartupFaults.all(),
                        RuntimeFaults.all(),
                        ProbeFaults.all(),
                        DependencyFaults.all(),
                        RoutingFaults.all(),
                        MeshSecurityFaults.all(),
                        MeshRoutingFaults.all(),
                        PerformanceFaults.all(),
                        NodeFaults.all(),
                        ControlPlaneFaults.all())
                .flatMap(List::stream)
                .forEach(k -> {
                    if (kinds.put(k.code(), k) != null) {
                        twice.add(k.code());
                    }
                });
        if (!twice.isEmpty()) {
            throw new IllegalStateException("the catalogue has these codes twice: " + twice);
        }
        return kinds;
    }
}
