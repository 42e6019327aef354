package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules that an earlier rule leaves nothing for (IST0130), and matches that repeat an earlier one (IST0131). */
final class UnreachableRules implements MeshAnalyzer {

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        List<MeshMessage> findings = new ArrayList<>();
        for (JsonNode virtualService : mesh.all("VirtualService")) {
            for (String protocol : MeshRoutes.PROTOCOLS) {
                check(virtualService, each(virtualService, "spec", protocol).toList(), findings);
            }
        }
        return findings;
    }

    private static void check(JsonNode virtualService, List<JsonNode> rules, List<MeshMessage> findings) {
        boolean caught = false;
        Map<JsonNode, String> seen = new LinkedHashMap<>();
        for (int index = 0; index < rules.size(); index++) {
            JsonNode rule = rules.get(index);
            String label = label(rule, index);
            if (at(rule, "match").isEmpty()) {
                if (caught) {
                    findings.add(unreachable(virtualService, label, "only the last rule can have no matches"));
                }
                caught = true;
                continue;
            }
            int repeated = repeated(virtualService, rule, label, seen, findings);
            if (repeated == at(rule, "match").size()) {
                findings.add(unreachable(virtualService, label, "all matches used by prior rules"));
            }
        }
    }

    private static int repeated(
            JsonNode virtualService,
            JsonNode rule,
            String label,
            Map<JsonNode, String> seen,
            List<MeshMessage> findings) {
        int repeated = 0;
        int number = 0;
        for (JsonNode match : at(rule, "match")) {
            String earlier = seen.putIfAbsent(unnamed(match), label);
            if (earlier != null) {
                repeated++;
                findings.add(new MeshMessage(
                        "IST0131",
                        "VirtualServiceIneffectiveMatch",
                        Severity.INFO,
                        entity(virtualService),
                        "VirtualService rule " + label + " match " + label(match, number)
                                + " is not used (duplicate/overlapping match in rule " + earlier + ")."));
            }
            number++;
        }
        return repeated;
    }

    private static String label(JsonNode named, int index) {
        return or(text(named, "name"), "#" + index);
    }

    private static JsonNode unnamed(JsonNode match) {
        if (!(match instanceof ObjectNode object)) {
            return match;
        }
        ObjectNode copy = object.deepCopy();
        copy.remove("name");
        return copy;
    }

    private static MeshMessage unreachable(JsonNode virtualService, String rule, String why) {
        return new MeshMessage(
                "IST0130",
                "VirtualServiceUnreachableRule",
                Severity.WARNING,
                entity(virtualService),
                "VirtualService rule " + rule + " not used (" + why + ").");
    }
}
