package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.cli.scoring.AnswerRules;
import dev.inquest.cli.scoring.Truth;
import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * How good an investigation was, in parts that add up to 1. With several true causes a part is the share of them that was met.
 *
 * @param entity of {@value #ENTITY}: the true root entity (or an alias) is among the root causes named
 * @param fault of {@value #FAULT}: the true fault code (or an alias) is among the root causes named
 * @param chain of {@value #CHAIN}: the share of the true chain's links that the answer has
 * @param noFalseBlame of {@value #NO_FALSE_BLAME}: every root cause named has a true root entity; who names none blames none
 * @param withinBudget of {@value #WITHIN_BUDGET}: looks and steps stayed within the budget
 * @param rootRight whether every true cause was named with both its entity and its fault code
 */
record DemoScore(
        double entity, double fault, double chain, double noFalseBlame, double withinBudget, boolean rootRight) {

    static final double ENTITY = 0.40;
    static final double FAULT = 0.30;
    static final double CHAIN = 0.15;
    static final double NO_FALSE_BLAME = 0.10;
    static final double WITHIN_BUDGET = 0.05;

    /** Scores an incident that ended. */
    static DemoScore of(JsonNode incident, Truth truth) {
        JsonNode diagnosis = incident.path("outcome").path("diagnosis");
        JsonNode answers = diagnosis.path("rootCauses");
        double entities = share(truth, answers, DemoScore::sameEntity);
        double faults = share(truth, answers, DemoScore::sameFault);
        double both = share(truth, answers, (root, answer) -> sameEntity(root, answer) && sameFault(root, answer));
        return new DemoScore(
                ENTITY * entities,
                FAULT * faults,
                CHAIN * chainShare(truth, diagnosis.path("chain")),
                blamesOnlyTheGuilty(truth, answers) ? NO_FALSE_BLAME : 0,
                withinBudget(incident) ? WITHIN_BUDGET : 0,
                both == 1);
    }

    double total() {
        return entity + fault + chain + noFalseBlame + withinBudget;
    }

    /** The parts, in the order of their weight. */
    String parts() {
        return String.format(
                Locale.ROOT, "%.2f + %.2f + %.2f + %.2f + %.2f", entity, fault, chain, noFalseBlame, withinBudget);
    }

    private static boolean sameEntity(Truth.Root root, JsonNode answer) {
        return root.isEntity(answer.path("entity").asText());
    }

    private static boolean sameFault(Truth.Root root, JsonNode answer) {
        return root.isFault(answer.path("fault").asText());
    }

    private static double share(Truth truth, JsonNode answers, BiPredicate<Truth.Root, JsonNode> met) {
        int count = 0;
        for (Truth.Root root : truth.rootCauses()) {
            boolean found = false;
            for (JsonNode answer : answers) {
                found |= met.test(root, answer);
            }
            count += found ? 1 : 0;
        }
        return (double) count / truth.rootCauses().size();
    }

    private static double chainShare(Truth truth, JsonNode chain) {
        if (truth.chain().isEmpty()) {
            return 1;
        }
        int count = 0;
        for (Truth.Link link : truth.chain()) {
            boolean found = false;
            for (JsonNode answer : chain) {
                found |= AnswerRules.samePlace(
                                truth, link.source(), answer.path("source").asText())
                        && AnswerRules.samePlace(
                                truth, link.target(), answer.path("target").asText());
            }
            count += found ? 1 : 0;
        }
        return (double) count / truth.chain().size();
    }

    private static boolean blamesOnlyTheGuilty(Truth truth, JsonNode answers) {
        for (JsonNode answer : answers) {
            if (truth.root(answer.path("entity").asText()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static boolean withinBudget(JsonNode incident) {
        JsonNode spent = incident.path("spending");
        JsonNode budget = incident.path("settings").path("budget");
        return spent.path("looks").asInt() <= budget.path("looks").asInt(Integer.MAX_VALUE)
                && spent.path("steps").asInt() <= budget.path("steps").asInt(Integer.MAX_VALUE);
    }
}
