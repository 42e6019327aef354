package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.PodSpec;
import dev.inquest.analysis.Workloads;
import dev.inquest.observation.Observation.LogSeen;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a program says that it lacks something it was configured with: by the name of the variable or key, or that its
 * settings are not complete.
 */
final class UnmetNeeds {

    /** Programs stop right after they said what they lack. */
    private static final int LAST = 60;

    private static final Pattern INCOMPLETE = Pattern.compile(
            "(?i)\\b(settings?|config\\w*|environment|variables?|values?|options?|propert(y|ies))\\b.{0,60}"
                    + "\\b(incomplete|missing|empty|not set|unset|undefined|required)\\b"
                    + "|\\b(missing|empty|required|unset|undefined)\\b.{0,30}"
                    + "\\b(settings?|config\\w*|environment|variables?|values?|options?|propert(y|ies))\\b");

    private UnmetNeeds() {}

    static boolean told(EvidenceIndex seen, PodSpec spec, Set<String> names) {
        Workloads workloads = new Workloads(seen);
        return seen.logs().stream()
                .map(l -> l.what())
                .filter(l ->
                        l.pod().equals(spec.owner()) || workloads.of(l.pod()).equals(spec.owner()))
                .flatMap(l -> last(l).stream())
                .anyMatch(line -> names.stream().anyMatch(n -> !n.isEmpty() && line.contains(n))
                        || INCOMPLETE.matcher(line).find());
    }

    private static List<String> last(LogSeen log) {
        List<String> lines = log.lines();
        return lines.subList(Math.max(0, lines.size() - LAST), lines.size());
    }
}
