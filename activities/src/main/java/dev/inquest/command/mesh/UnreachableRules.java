package dev.inquest.command.mesh;

import static dev.inquest.command.api.Fields.at;
import static dev.inquest.command.api.Fields.each;
import static dev.inquest.command.api.Fields.entity;
import static dev.inquest.command.api.Fields.or;
import static dev.inquest.command.api.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** HTTP rules that an earlier rule leaves nothing for (IST0130), and matches that repeat an earlier one (IST0131). */
final class UnreachableRules implements Analyzer {

    @Override
    public List<Finding> analyze(MeshConfig mesh) {
        List<Finding> findings = new ArrayList<>();
        mesh.all("VirtualService").forEach(v -> check(v, findings));
        return findings;
    }

    private static void check(JsonNode virtualService, List<Finding> findings) {
        boolean caught = false;
        Set<JsonNode> seen = new HashSet<>();
        int index = 0;
        for (JsonNode rule : at(virtualService, "spec", "http")) {
            String label = or(text(rule, "name"), "#" + index);
            List<JsonNode> matches = each(rule, "match").toList();
            long repeated = matches.stream().filter(seen::contains).count();
            if (caught || !matches.isEmpty() && repeated == matches.size()) {
                findings.add(unreachable(virtualService, label, caught));
            } else if (repeated > 0) {
                findings.add(ineffective(virtualService, label));
            }
            caught |= matches.isEmpty();
            seen.addAll(matches);
            index++;
        }
    }

    private static Finding unreachable(JsonNode virtualService, String rule, boolean caught) {
        return new Finding(
                "IST0130",
                "VirtualServiceUnreachableRule",
                Severity.WARNING,
                entity(virtualService),
                "VirtualService rule " + rule + " not used ("
                        + (caught
                                ? "only the last rule can have no matches"
                                : "all matches are duplicates of earlier ones")
                        + ").");
    }

    private static Finding ineffective(JsonNode virtualService, String rule) {
        return new Finding(
                "IST0131",
                "VirtualServiceIneffectiveMatch",
                Severity.INFO,
                entity(virtualService),
                "VirtualService rule " + rule + " has a match that is not used (duplicate of an earlier match).");
    }
}
