package dev.inquest.analysis.logs;

import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation.LogSeen;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Hops between two workloads that failed and answer again, by the caller's own proxies: what failed then does not fail now.
 * A hop that fails now and then recovers after each failure too, so the good answers since the last failure must be
 * twice as many as ever came between two failures, and at least {@value #GOOD}. Where one caller's proxy still sees
 * failures the hop has not recovered.
 */
final class RecoveredHops {

    /** Fewer good answers in a row are no sign of anything. */
    static final int GOOD = 5;

    /** The answers of one hop as one proxy saw them, in order. */
    private static final class Hop {
        private boolean failed;
        private int since;
        private int longestBetween;

        void answered(boolean good) {
            if (good) {
                since++;
            } else {
                longestBetween = failed ? Math.max(longestBetween, since) : 0;
                failed = true;
                since = 0;
            }
        }

        boolean hasRecovered() {
            return since >= GOOD && since >= 2 * longestBetween;
        }
    }

    private final Set<String> recovered = new HashSet<>();

    RecoveredHops(EvidenceIndex seen) {
        Workloads workloads = new Workloads(seen);
        Set<String> failing = new HashSet<>();
        for (Cited<LogSeen> log : seen.logs()) {
            Entity source = workloads.of(log.what().pod());
            hops(log.what()).forEach((target, hop) -> {
                if (hop.failed) {
                    (hop.hasRecovered() ? recovered : failing).add(key(source, target));
                }
            });
        }
        recovered.removeAll(failing);
    }

    private static Map<Entity, Hop> hops(LogSeen log) {
        Map<Entity, Hop> hops = new HashMap<>();
        LogReading.of(log)
                .lastAccesses()
                .map(LogReading.Accessed::access)
                .filter(AccessLine::outbound)
                .forEach(a -> a.service().ifPresent(target -> hops.computeIfAbsent(target, t -> new Hop())
                        .answered(a.failure().isEmpty())));
        return hops;
    }

    /** Whether what failed between the two is over. */
    boolean between(Entity source, Entity target) {
        return recovered.contains(key(source, target));
    }

    private static String key(Entity source, Entity target) {
        return source + " " + target;
    }
}
