package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.PodSpec;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a container is told: its variables, where their values were seen, and the settings among its arguments. */
final class Environment {

    /**
     * @param variable its name, or the argument's
     * @param value its value
     * @param evidence where it was seen
     */
    record Setting(String variable, String value, List<Integer> evidence) {}

    private static final Pattern ARGUMENT = Pattern.compile("--?([A-Za-z][\\w.-]{1,80})[= ](.{1,500})");

    private Environment() {}

    /** Everything of the pod spec that {@link #of} reads: where it is equal in one namespace, so are the settings. */
    static List<JsonNode> sources(PodSpec spec) {
        return spec.containers().stream()
                .flatMap(c -> Stream.of("envFrom", "env", "command", "args").map(c::path))
                .toList();
    }

    /** The settings of all containers of the pod spec; values from ConfigMaps only where those were seen. */
    static List<Setting> of(EvidenceIndex seen, PodSpec spec) {
        List<Setting> settings = new ArrayList<>();
        for (JsonNode container : spec.containers()) {
            for (JsonNode source : Fields.list(container, "envFrom")) {
                String prefix = Fields.text(source, "prefix");
                map(seen, spec, Fields.text(source, "configMapRef", "name"))
                        .ifPresent(m -> Fields.map(m.what().object(), "data")
                                .forEach((k, v) -> settings.add(
                                        new Setting(prefix + k, v, List.of(spec.evidence(), m.evidence())))));
            }
            for (JsonNode variable : Fields.list(container, "env")) {
                variable(seen, spec, variable).ifPresent(settings::add);
            }
            Stream.concat(Fields.list(container, "command").stream(), Fields.list(container, "args").stream())
                    .map(a -> ARGUMENT.matcher(a.asText()))
                    .filter(Matcher::matches)
                    .forEach(a -> settings.add(new Setting(a.group(1), a.group(2), List.of(spec.evidence()))));
        }
        return settings;
    }

    private static Optional<Setting> variable(EvidenceIndex seen, PodSpec spec, JsonNode variable) {
        String name = Fields.text(variable, "name");
        if (variable.has("value")) {
            return Optional.of(new Setting(name, Fields.text(variable, "value"), List.of(spec.evidence())));
        }
        String key = Fields.text(variable, "valueFrom", "configMapKeyRef", "key");
        return map(seen, spec, Fields.text(variable, "valueFrom", "configMapKeyRef", "name"))
                .filter(m -> m.what().object().path("data").has(key))
                .map(m -> new Setting(
                        name,
                        m.what().object().path("data").path(key).asText(),
                        List.of(spec.evidence(), m.evidence())));
    }

    private static Optional<Cited<WholeObject>> map(EvidenceIndex seen, PodSpec spec, String name) {
        return name.isEmpty()
                ? Optional.empty()
                : seen.object(new Entity(spec.owner().namespace(), "ConfigMap", name));
    }
}
