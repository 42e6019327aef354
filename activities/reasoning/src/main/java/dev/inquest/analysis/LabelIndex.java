package dev.inquest.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.LabelSelectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Things by their labels, so that a selector costs what it selects and not what exists.
 *
 * @param <T> what carries labels
 */
public final class LabelIndex<T> {

    private record Key(@Nullable String namespace, String label, String value) {}

    private record Labelled<T>(T what, Map<String, String> labels) {}

    private static final EvidenceIndex.View<LabelIndex<PodView>> PODS = EvidenceIndex.view(seen -> {
        LabelIndex<PodView> index = new LabelIndex<>();
        PodView.all(seen).stream()
                .filter(p -> !p.object().isMissingNode())
                .forEach(p -> index.add(p.entity().namespace(), p.labels(), p));
        return index;
    });

    private static final EvidenceIndex.View<LabelIndex<JsonNode>> TEMPLATES = EvidenceIndex.view(seen -> {
        LabelIndex<JsonNode> index = new LabelIndex<>();
        Stream.concat(Workloads.KINDS.stream(), Stream.of("ReplicaSet"))
                .flatMap(kind -> seen.objects(kind).stream())
                .forEach(o -> index.add(
                        o.what().entity().namespace(),
                        Fields.map(o.what().object(), "spec", "template", "metadata", "labels"),
                        o.what().object()));
        return index;
    });

    private final Map<Key, List<Labelled<T>>> byLabel = new HashMap<>();
    private final Map<@Nullable String, List<T>> byNamespace = new HashMap<>();

    /** Pods that were seen whole. */
    public static LabelIndex<PodView> pods(EvidenceIndex seen) {
        return seen.get(PODS);
    }

    /** Workloads that were seen whole, by the labels of the pods they make. */
    public static LabelIndex<JsonNode> templates(EvidenceIndex seen) {
        return seen.get(TEMPLATES);
    }

    /** Adds a thing of the namespace with its labels. */
    public void add(@Nullable String namespace, Map<String, String> labels, T what) {
        byNamespace.computeIfAbsent(namespace, n -> new ArrayList<>()).add(what);
        Labelled<T> labelled = new Labelled<>(what, labels);
        labels.forEach(
                (label, value) -> byLabel.computeIfAbsent(new Key(namespace, label, value), k -> new ArrayList<>())
                        .add(labelled));
    }

    /** Everything in the namespace. */
    public List<T> in(@Nullable String namespace) {
        return byNamespace.getOrDefault(namespace, List.of());
    }

    /** What carries all pairs of the selector in the namespace, in the order seen; nothing for an empty selector. */
    public List<T> selected(@Nullable String namespace, Map<String, String> selector) {
        List<Labelled<T>> fewest = null;
        for (Map.Entry<String, String> pair : selector.entrySet()) {
            List<Labelled<T>> carriers =
                    byLabel.getOrDefault(new Key(namespace, pair.getKey(), pair.getValue()), List.of());
            if (fewest == null || carriers.size() < fewest.size()) {
                fewest = carriers;
            }
        }
        return Objects.requireNonNullElse(fewest, List.<Labelled<T>>of()).stream()
                .filter(l -> selector.size() == 1 || LabelSelectors.selects(selector, l.labels()))
                .map(Labelled::what)
                .toList();
    }
}
