package dev.inquest.causality;

import dev.inquest.analysis.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Things with labels, found by a selector without comparing each with each: those of the namespace that carry the
 * selector's rarest pair are looked through.
 */
final class LabelIndex<T> {

    private record Key(@Nullable String namespace, String label, String value) {}

    private record Labelled<T>(T thing, Map<String, String> labels) {}

    private final Map<Key, List<Labelled<T>>> byPair = new HashMap<>();
    private final Map<String, List<Labelled<T>>> byNamespace = new HashMap<>();

    void add(@Nullable String namespace, Map<String, String> labels, T thing) {
        Labelled<T> labelled = new Labelled<>(thing, labels);
        byNamespace
                .computeIfAbsent(String.valueOf(namespace), n -> new ArrayList<>())
                .add(labelled);
        labels.forEach(
                (label, value) -> byPair.computeIfAbsent(new Key(namespace, label, value), k -> new ArrayList<>())
                        .add(labelled));
    }

    /** What carries every pair of the selector; everything of the namespace when the selector is empty. */
    List<T> selected(@Nullable String namespace, Map<String, String> selector) {
        List<Labelled<T>> fewest = byNamespace.getOrDefault(String.valueOf(namespace), List.of());
        for (Map.Entry<String, String> pair : selector.entrySet()) {
            List<Labelled<T>> having =
                    byPair.getOrDefault(new Key(namespace, pair.getKey(), pair.getValue()), List.of());
            fewest = having.size() < fewest.size() ? having : fewest;
        }
        return fewest.stream()
                .filter(l -> Fields.matches(selector, l.labels()))
                .map(Labelled::thing)
                .toList();
    }
}
