package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.Health;
import dev.inquest.analysis.Numbers;
import dev.inquest.analysis.PodSpec;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Templates that a LimitRange of their namespace refuses, where pods of the workload were never made. */
public final class LimitRanges implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Cited<WholeObject>> ranges = seen.objects("LimitRange");
        if (ranges.isEmpty()) {
            return List.of();
        }
        Map<@Nullable String, Cited<WholeObject>> byNamespace = new HashMap<>();
        ranges.forEach(r -> byNamespace.put(r.what().entity().namespace(), r));
        Health health = new Health(seen);
        List<Finding> found = new ArrayList<>();
        for (PodSpec spec : PodSpec.all(seen)) {
            Cited<WholeObject> range = byNamespace.get(spec.owner().namespace());
            boolean lacks = !spec.owner().kind().equals("Pod")
                    && health.replicas(spec.owner())
                            .filter(r -> health.pods(spec.owner()).size() < r.wanted())
                            .isPresent();
            if (range != null && lacks) {
                spec.containers().stream()
                        .flatMap(c -> violation(c, range).stream())
                        .findFirst()
                        .ifPresent(why -> found.add(Findings.error(
                                "admission.limit-range",
                                spec.owner(),
                                "LimitRange " + range.what().entity().name() + " refuses pods of "
                                        + spec.owner().name() + ": " + why + ".",
                                List.of(spec.evidence(), range.evidence()))));
            }
        }
        return found;
    }

    private static Optional<String> violation(JsonNode container, Cited<WholeObject> range) {
        for (JsonNode limit : Fields.list(range.what().object(), "spec", "limits")) {
            if (!Fields.text(limit, "type").equals("Container")) {
                continue;
            }
            for (String resource : List.of("cpu", "memory")) {
                String asks = Fields.text(container, "resources", "limits", resource);
                String requests = Fields.text(container, "resources", "requests", resource);
                String most = Fields.text(limit, "max", resource);
                String least = Fields.text(limit, "min", resource);
                if (more(asks, most) || more(requests, most)) {
                    return Optional.of("it asks for " + (asks.isEmpty() ? requests : asks) + " " + resource
                            + " where at most " + most + " is allowed");
                }
                if (more(least, requests.isEmpty() ? asks : requests)) {
                    return Optional.of("it asks for less " + resource + " than " + least);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean more(String a, String b) {
        Optional<Double> first = Numbers.quantity(a);
        Optional<Double> second = Numbers.quantity(b);
        return first.isPresent() && second.isPresent() && first.get() > second.get();
    }
}
