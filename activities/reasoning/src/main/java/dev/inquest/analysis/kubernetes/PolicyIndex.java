package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Network policies by what they select, so that asking for a pod costs what selects it. */
final class PolicyIndex {

    private record Key(@Nullable String namespace, String label, String value) {}

    private static final EvidenceIndex.View<PolicyIndex> INDEX = EvidenceIndex.view(PolicyIndex::new);

    private final Map<Key, List<Cited<WholeObject>>> byLabel = new HashMap<>();
    private final Map<@Nullable String, List<Cited<WholeObject>>> wide = new HashMap<>();

    private PolicyIndex(EvidenceIndex seen) {
        for (Cited<WholeObject> policy : seen.objects("NetworkPolicy")) {
            String namespace = policy.what().entity().namespace();
            Map<String, String> labels = Fields.map(policy.what().object(), "spec", "podSelector", "matchLabels");
            if (labels.isEmpty()) {
                wide.computeIfAbsent(namespace, n -> new ArrayList<>()).add(policy);
            } else {
                Map.Entry<String, String> first = labels.entrySet().iterator().next();
                byLabel.computeIfAbsent(new Key(namespace, first.getKey(), first.getValue()), k -> new ArrayList<>())
                        .add(policy);
            }
        }
    }

    /** The policies of the namespace that isolate pods with these labels in the direction. */
    static List<Cited<WholeObject>> isolating(
            EvidenceIndex seen, @Nullable String namespace, Map<String, String> labels, String direction) {
        PolicyIndex index = seen.get(INDEX);
        return Stream.concat(
                        index.wide.getOrDefault(namespace, List.of()).stream(),
                        labels.entrySet().stream()
                                .flatMap(l -> index
                                        .byLabel
                                        .getOrDefault(new Key(namespace, l.getKey(), l.getValue()), List.of())
                                        .stream()))
                .filter(p -> new PolicyRules(p).isolates(direction) && new PolicyRules(p).selects(labels))
                .toList();
    }
}
