package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The two or three facts that decide a root cause, each with the command that shows it. */
final class DecidingFacts {

    private static final int MOST = 3;

    private DecidingFacts() {}

    /**
     * Findings that rest on the evidence which the cause cites, those about the cause itself first; where there are none, what the
     * cited evidence says of itself.
     */
    static List<Report.Item> of(JsonNode incident, JsonNode root) {
        Set<Integer> cited = numbers(root.path("evidence"));
        List<JsonNode> findings = new ArrayList<>();
        for (JsonNode finding : incident.path("findings")) {
            if (numbers(finding.path("evidence")).stream().anyMatch(cited::contains)) {
                boolean ofTheCause = finding.path("entity").equals(root.path("entity"));
                findings.add(ofTheCause ? 0 : findings.size(), finding);
            }
        }
        List<Report.Item> facts = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (JsonNode finding : findings) {
            int evidence = numbers(finding.path("evidence")).stream()
                    .filter(cited::contains)
                    .findFirst()
                    .orElseThrow();
            if (facts.size() < MOST && said.add(finding.path("message").asText())) {
                facts.add(new Report.Item(
                        finding.path("message").asText(),
                        evidence(incident, evidence).path("command").asText("")));
            }
        }
        for (int number : cited) {
            JsonNode evidence = evidence(incident, number);
            boolean shown = facts.stream()
                    .anyMatch(f -> f.command().equals(evidence.path("command").asText("")));
            if (facts.size() < MOST && !shown && evidence.isObject()) {
                facts.add(new Report.Item(
                        evidence.path("summary").asText(),
                        evidence.path("command").asText()));
            }
        }
        return facts;
    }

    private static JsonNode evidence(JsonNode incident, int number) {
        for (JsonNode evidence : incident.path("evidence")) {
            if (evidence.path("number").asInt() == number) {
                return evidence;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static Set<Integer> numbers(JsonNode array) {
        Set<Integer> numbers = new java.util.LinkedHashSet<>();
        array.forEach(number -> numbers.add(number.asInt()));
        return numbers;
    }
}
