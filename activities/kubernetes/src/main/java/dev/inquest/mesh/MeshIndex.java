package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.name;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.kubernetes.LabelSelectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the objects of a mesh by namespace, labels and host, at the cost of what is found and in the order read. */
final class MeshIndex {

    private record Place(String kind, String namespace) {}

    private record Label(String namespace, String name, String value) {}

    private record Rule(int at, String host, JsonNode object) {}

    private static final Comparator<Rule> ORDER = Comparator.comparingInt(Rule::at);

    private final Map<String, List<JsonNode>> byKind;
    private final Map<Place, List<JsonNode>> byPlace = new HashMap<>();
    private final Map<String, JsonNode> namespaces = new HashMap<>();
    private final Map<Label, List<JsonNode>> podsByLabel = new HashMap<>();
    private final Map<Label, List<JsonNode>> servicesByLabel = new HashMap<>();
    private final Map<String, List<Rule>> rulesByHost = new HashMap<>();
    private final List<Rule> wildRules = new ArrayList<>();

    MeshIndex(Map<String, List<JsonNode>> byKind) {
        this.byKind = byKind;
        of("Namespace").forEach(n -> namespaces.putIfAbsent(name(n), n));
        for (String kind : List.of("PeerAuthentication", "DestinationRule")) {
            of(kind).forEach(o -> byPlace.computeIfAbsent(
                            new Place(kind, MeshConfig.namespaceOf(o)), p -> new ArrayList<>())
                    .add(o));
        }
        of("Pod").forEach(p -> {
            String namespace = MeshConfig.namespaceOf(p);
            labels(p).forEach((label, value) -> add(podsByLabel, new Label(namespace, label, value), p));
        });
        of("Service").forEach(this::service);
        int at = 0;
        for (JsonNode rule : of("DestinationRule")) {
            Rule numbered = new Rule(at++, TlsPolicies.hostOf(rule), rule);
            if (numbered.host().startsWith("*")) {
                wildRules.add(numbered);
            } else {
                rulesByHost
                        .computeIfAbsent(numbered.host(), h -> new ArrayList<>())
                        .add(numbered);
            }
        }
    }

    private List<JsonNode> of(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    private static void add(Map<Label, List<JsonNode>> index, Label label, JsonNode object) {
        index.computeIfAbsent(label, l -> new ArrayList<>(1)).add(object);
    }

    /** One of its pairs is enough to find what has all of them. */
    private void service(JsonNode service) {
        map(service, "spec", "selector").entrySet().stream()
                .findFirst()
                .ifPresent(pair -> add(
                        servicesByLabel,
                        new Label(MeshConfig.namespaceOf(service), pair.getKey(), pair.getValue()),
                        service));
    }

    /** The objects of a kind of policy in a namespace. */
    List<JsonNode> in(String namespace, String kind) {
        return byPlace.getOrDefault(new Place(kind, namespace), List.of());
    }

    /** The namespace object. */
    Optional<JsonNode> namespace(String name) {
        return Optional.ofNullable(namespaces.get(name));
    }

    /** The pods that the selector selects in the namespace; an empty one selects nothing. */
    List<JsonNode> pods(String namespace, Map<String, String> selector) {
        List<JsonNode> fewest = selector.entrySet().stream()
                .map(pair -> podsByLabel.getOrDefault(
                        new Label(namespace, pair.getKey(), pair.getValue()), List.<JsonNode>of()))
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
        return selector.size() == 1
                ? List.copyOf(fewest)
                : fewest.stream()
                        .filter(p -> LabelSelectors.selectsUnlessEmpty(selector, labels(p)))
                        .toList();
    }

    /** The Services of the namespace that select what carries these labels, by name. */
    List<JsonNode> services(String namespace, Map<String, String> carried) {
        return carried.entrySet().stream()
                .flatMap(pair ->
                        servicesByLabel
                                .getOrDefault(new Label(namespace, pair.getKey(), pair.getValue()), List.of())
                                .stream())
                .filter(s -> LabelSelectors.selectsUnlessEmpty(map(s, "spec", "selector"), carried))
                .sorted(Comparator.comparing(s -> name(s)))
                .toList();
    }

    /** The DestinationRules whose host, perhaps a pattern, covers the full host. */
    Stream<JsonNode> rules(String fullHost) {
        List<Rule> exact = rulesByHost.getOrDefault(fullHost, List.of());
        List<Rule> wild = wildRules.stream()
                .filter(r -> MeshConfig.covers(r.host(), fullHost))
                .toList();
        return wild.isEmpty()
                ? exact.stream().map(Rule::object)
                : Stream.concat(exact.stream(), wild.stream()).sorted(ORDER).map(Rule::object);
    }
}
