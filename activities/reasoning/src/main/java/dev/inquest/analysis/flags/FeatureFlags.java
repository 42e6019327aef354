package dev.inquest.analysis.flags;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Flags of an OpenFeature flag file (flagd's JSON in a ConfigMap) that switch a failure on: their name says what they do,
 * and their default variant is not the one that leaves it off. A flag file is a leftover as often as a cause: it needs a
 * failing caller beside it to be blamed.
 */
public final class FeatureFlags implements Analyzer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST = 1_000_000;
    private static final Pattern FAILURE = Pattern.compile(
            "(?i).*(fail|fault|error|unreachable|unavailable|leak|slow|delay|latency|flood|high.?(cpu|load)|crash|chaos|queue.?problem|manual.?gc|corrupt|outage|broken).*");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (Cited<WholeObject> map : seen.objects("ConfigMap")) {
            for (Map.Entry<String, JsonNode> entry :
                    map.what().object().path("data").properties()) {
                String text = entry.getValue().asText();
                if (text.contains("defaultVariant") && text.length() < LARGEST) {
                    switchedOn(text)
                            .forEach(flag -> found.add(Findings.warning(
                                    "flag.failure-on",
                                    map.what().entity(),
                                    "Flag " + flag + " in "
                                            + map.what().entity().name() + ".",
                                    List.of(map.evidence()))));
                }
            }
        }
        return found;
    }

    private static List<String> switchedOn(String text) {
        List<String> on = new ArrayList<>();
        try {
            for (Map.Entry<String, JsonNode> flag :
                    JSON.readTree(text).path("flags").properties()) {
                JsonNode spec = flag.getValue();
                String variant = Fields.text(spec, "defaultVariant");
                JsonNode value = spec.path("variants").path(variant);
                boolean off = variant.isEmpty()
                        || variant.equals("off")
                        || (value.isBoolean() && !value.asBoolean())
                        || (value.isNumber() && value.asDouble() == 0);
                if (!off
                        && !Fields.text(spec, "state").equals("DISABLED")
                        && FAILURE.matcher(flag.getKey()).matches()) {
                    on.add(flag.getKey() + " is switched to " + variant);
                }
            }
        } catch (JsonProcessingException e) {
            // What is no JSON is no flag file.
            return List.of();
        }
        return on;
    }
}
