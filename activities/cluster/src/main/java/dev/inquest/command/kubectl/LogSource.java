package dev.inquest.command.kubectl;

import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.pairs;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.command.table.PodCells;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the pod and containers whose logs were asked for, as kubectl chooses them. */
final class LogSource {

    private static final String DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container";

    /** Pods whose logs are read at a time, as kubectl's limit of concurrent log requests. */
    private static final int MAX_PODS = 5;

    /**
     * What was found.
     *
     * @param pod the pod
     * @param containers its containers to read, in order
     * @param note what kubectl would say about the choice
     */
    record Containers(String pod, List<String> containers, Optional<String> note) {}

    private final Fetch fetch;
    private final OutputBuilder out;
    private final String namespace;

    LogSource(ClusterReader reader, OutputBuilder out, String namespace) {
        this.fetch = new Fetch(reader, out);
        this.out = out;
        this.namespace = namespace;
    }

    List<Containers> find(LogsCommand.Source source, @Nullable String container, boolean all) {
        return pods(source).stream()
                .flatMap(p -> containers(p, source, container, all).stream())
                .toList();
    }

    private List<JsonNode> pods(LogsCommand.Source source) {
        if (source.labels() != null) {
            return selected(source.labels());
        }
        Optional<JsonNode> pod = source.isPod() ? object("pods", source.name()) : podOf(source);
        return pod.stream().toList();
    }

    private List<JsonNode> selected(String labels) {
        Target all = new Target(List.of("pods"), List.of(), namespace, false);
        return fetch.objects("pods", all, Selection.labelled(labels))
                .map(shown -> {
                    List<JsonNode> kept = DecisiveFirst.keep(shown, MAX_PODS);
                    int dropped = shown.objects().size() - kept.size();
                    if (dropped > 0) {
                        out.text("(" + dropped + " further pods match: the logs of " + MAX_PODS
                                + " are shown, abnormal pods first)");
                    }
                    return kept;
                })
                .orElse(List.of());
    }

    private Optional<JsonNode> object(String kind, String name) {
        Target target = new Target(List.of(kind), List.of(name), namespace, false);
        return fetch.objects(kind, target, Selection.ALL)
                .map(shown -> shown.objects().getFirst());
    }

    private Optional<JsonNode> podOf(LogsCommand.Source source) {
        return object(source.kind(), source.name()).flatMap(workload -> {
            Map<String, String> selector = map(workload, "spec", "selector", "matchLabels");
            Map<String, String> labels = selector.isEmpty() ? map(workload, "spec", "selector") : selector;
            if (labels.isEmpty()) {
                out.text("error: " + source.kind() + "/" + source.name() + " selects no pods");
                return Optional.empty();
            }
            Target pods = new Target(List.of("pods"), List.of(), namespace, false);
            return fetch.objects("pods", pods, Selection.labelled(pairs(labels)))
                    .flatMap(shown -> shown.objects().stream().min(Comparator.comparing(LogSource::order)));
        });
    }

    private static String order(JsonNode pod) {
        return (PodCells.status(pod).equals("Running") ? "0" : "1") + name(pod);
    }

    private Optional<Containers> containers(
            JsonNode pod, LogsCommand.Source source, @Nullable String container, boolean all) {
        List<String> names =
                each(pod, "spec", "containers").map(c -> text(c, "name")).toList();
        boolean named = source.isPod() || source.labels() != null;
        Optional<String> chosen = named ? Optional.empty() : Optional.of("Using pod/" + name(pod));
        if (all) {
            List<String> every = Stream.concat(
                            each(pod, "spec", "initContainers").map(c -> text(c, "name")), names.stream())
                    .toList();
            return Optional.of(new Containers(name(pod), every, chosen));
        }
        if (container != null) {
            return Optional.of(new Containers(name(pod), List.of(container), chosen));
        }
        if (names.isEmpty()) {
            out.text("error: the containers of pod " + name(pod) + " are not known; name one with -c");
            return Optional.empty();
        }
        String preferred = text(pod, "metadata", "annotations", DEFAULT_CONTAINER);
        String first = names.contains(preferred) ? preferred : names.getFirst();
        boolean several = names.size() > 1 && preferred.isEmpty();
        Optional<String> defaulted = several
                ? Optional.of("Defaulted container \"" + first + "\" out of: " + String.join(", ", names))
                : Optional.empty();
        return Optional.of(new Containers(name(pod), List.of(first), chosen.or(() -> defaulted)));
    }
}
