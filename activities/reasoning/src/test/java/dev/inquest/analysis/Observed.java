package dev.inquest.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Incident;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds evidence for tests, one piece for each observation. */
public final class Observed {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private final List<Evidence> evidence = new ArrayList<>();

    public static Incident incident(String description) {
        return new Incident("i-1", "test", "Trouble", description, "c", "ns", NOW, List.of(), null);
    }

    public Observed add(String command, EvidenceStatus status, Observation... observations) {
        evidence.add(new Evidence(evidence.size() + 1, command, status, "", List.of(observations), 1, NOW));
        return this;
    }

    public Observed add(Observation observation) {
        return add("command " + (evidence.size() + 1), EvidenceStatus.OK, observation);
    }

    public Observed row(String kind, String name, Map<String, String> columns) {
        return add(new Observation.TableRow(Entity.of("ns", kind, name), columns));
    }

    public Observed pod(String name, String ready, String status, String restarts) {
        return row("Pod", name, Map.of("READY", ready, "STATUS", status, "RESTARTS", restarts));
    }

    public Observed listing(String kind, String... names) {
        return add(new Observation.Listing(
                kind,
                "ns",
                null,
                true,
                Stream.of(names).map(n -> Entity.of("ns", kind, n)).toList()));
    }

    /** Whole objects from YAML documents. */
    public Observed objects(String yaml) {
        for (String document : yaml.split("(?m)^---$")) {
            try {
                JsonNode node = YAML.readTree(document);
                Entity entity = new Entity(
                        node.at("/metadata/namespace").asText(""),
                        node.path("kind").asText(),
                        node.at("/metadata/name").asText());
                add(new Observation.WholeObject(entity, node.path("apiVersion").asText(), node));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(document, e);
            }
        }
        return this;
    }

    public Observed warning(String kind, String name, String reason, String message) {
        return add(new Observation.EventSeen(Entity.of("ns", kind, name), "Warning", reason, message, 1, NOW, NOW));
    }

    public Observed log(String pod, String container, String... lines) {
        return add(new Observation.LogSeen(Entity.of("ns", "Pod", pod), container, false, List.of(lines), true));
    }

    public Observed refused(String command, String what, String need) {
        return add(command, EvidenceStatus.REFUSED, new Observation.Unavailable(what, null, 403, "forbidden", need));
    }

    public List<Evidence> evidence() {
        return List.copyOf(evidence);
    }

    public EvidenceIndex seen() {
        return EvidenceIndex.of(evidence);
    }

    /** {@code code entity} of what the analyzer finds. */
    public List<String> findings(Analyzer analyzer) {
        return analyzer.analyze(seen(), incident("")).stream()
                .map(f -> f.code() + " " + f.entity())
                .distinct()
                .toList();
    }
}
