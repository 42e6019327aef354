package dev.inquest.causality;

import dev.inquest.incident.Entity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which claims other claims account for. A deeper finding on the same entity does, or on one that this one suffers by;
 * and of two that are merely seen to do badly, the one that the other suffers by: the callee for its callers. What a
 * finding speaks for only in the second place accounts for nothing.
 */
final class ExplainedBy {

    private final Map<Entity, Double> depths = new HashMap<>();
    private final Map<Entity, Set<Entity>> harmedBy = new HashMap<>();

    ExplainedBy(List<Candidate> claims, EntityGraph graph) {
        Set<Entity> claimed = new HashSet<>();
        for (Candidate claim : claims) {
            claimed.add(claim.entity());
            if (claim.likelihood() == 0) {
                depths.merge(claim.entity(), claim.rule().depth().weight(), Math::max);
            }
        }
        for (Entity source : depths.keySet()) {
            for (Entity target : graph.reach(source)) {
                if (!target.equals(source) && claimed.contains(target)) {
                    harmedBy.computeIfAbsent(target, t -> new HashSet<>()).add(source);
                }
            }
        }
    }

    boolean accountFor(Candidate candidate) {
        double depth = candidate.rule().depth().weight();
        if (depths.getOrDefault(candidate.entity(), 0.0) > depth) {
            return true;
        }
        return harmedBy.getOrDefault(candidate.entity(), Set.of()).stream()
                .anyMatch(other -> depths.getOrDefault(other, 0.0) > depth
                        || (depth < Depth.SPEC.weight()
                                && depths.getOrDefault(other, 0.0) == depth
                                && !harms(candidate.entity(), other)));
    }

    private boolean harms(Entity source, Entity target) {
        return harmedBy.getOrDefault(target, Set.of()).contains(source);
    }
}
