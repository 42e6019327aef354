package dev.inquest.command.kubectl;

import static dev.inquest.command.api.Fields.each;
import static dev.inquest.command.api.Fields.map;
import static dev.inquest.command.api.Fields.name;
import static dev.inquest.command.api.Fields.pairs;
import static dev.inquest.command.api.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.OutputBuilder;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
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

    Optional<Containers> find(LogsCommand.Source source, @Nullable String container, boolean all) {
        Optional<JsonNode> pod = source.isPod() ? object("pods", source.name()) : podOf(source);
        return pod.map(p -> containers(p, source, container, all));
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

    private static Containers containers(
            JsonNode pod, LogsCommand.Source source, @Nullable String container, boolean all) {
        List<String> names =
                each(pod, "spec", "containers").map(c -> text(c, "name")).toList();
        Optional<String> chosen = source.isPod() ? Optional.empty() : Optional.of("Using pod/" + name(pod));
        if (all) {
            List<String> every = Stream.concat(
                            each(pod, "spec", "initContainers").map(c -> text(c, "name")), names.stream())
                    .toList();
            return new Containers(name(pod), every, chosen);
        }
        if (container != null) {
            return new Containers(name(pod), List.of(container), chosen);
        }
        String preferred = text(pod, "metadata", "annotations", DEFAULT_CONTAINER);
        String first = names.contains(preferred) ? preferred : names.getFirst();
        boolean several = names.size() > 1 && preferred.isEmpty();
        Optional<String> defaulted = several
                ? Optional.of("Defaulted container \"" + first + "\" out of: " + String.join(", ", names))
                : Optional.empty();
        return new Containers(name(pod), List.of(first), chosen.or(() -> defaulted));
    }
}
