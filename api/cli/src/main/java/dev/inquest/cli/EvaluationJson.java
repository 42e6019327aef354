package dev.inquest.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.cli.scoring.Answer;
import dev.inquest.cli.scoring.Calibration;
import dev.inquest.cli.scoring.Judged;
import dev.inquest.cli.scoring.ModelUse;
import dev.inquest.cli.scoring.ProbeCalibration;
import dev.inquest.cli.scoring.Proportion;
import dev.inquest.cli.scoring.Result;
import dev.inquest.cli.scoring.Scores;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** An evaluation for programs: its figures, and its answers in the shape of ITBench. */
final class EvaluationJson {

    private EvaluationJson() {}

    /** {@code arms.NAME.all}, {@code arms.NAME.probe} and {@code arms.NAME.families.NAME}; what nobody could measure is left out. */
    static ObjectNode scores(List<String> arms, List<Judged> judged) {
        ObjectNode json = Service.JSON.createObjectNode();
        ObjectNode byArm = json.putObject("arms");
        for (String arm : arms) {
            List<Judged> ofArm = judged.stream()
                    .filter(j -> j.result().answer().arm().equals(arm))
                    .toList();
            ObjectNode node = byArm.putObject(arm);
            node.set("all", scores(Scores.of(ofArm)));
            node.set("probe", ProbeFigures.json(ProbeCalibration.of(ofArm)));
            ObjectNode families = node.putObject("families");
            Set<String> names = new TreeSet<>(ofArm.stream().map(Judged::family).toList());
            for (String family : names) {
                families.set(
                        family,
                        scores(Scores.of(ofArm.stream()
                                .filter(j -> j.family().equals(family))
                                .toList())));
            }
        }
        return json;
    }

    /** {@code arms.NAME.models}: what the models did in each arm; nothing of an arm without one. */
    static void models(ObjectNode json, List<String> arms, List<Answer> answers) {
        for (String arm : arms) {
            List<Answer> ofArm =
                    answers.stream().filter(a -> a.arm().equals(arm)).toList();
            ModelUse use =
                    ofArm.stream().map(Answer::models).filter(Objects::nonNull).reduce(ModelUse.NONE, ModelUse::plus);
            if (!use.isNone() && json.path("arms").path(arm) instanceof ObjectNode node) {
                ObjectNode did = Service.JSON.valueToTree(use);
                node.set("models", did.put("askedIn", ModelReport.asked(ofArm)));
            }
        }
    }

    /** {@code {recording, arm, entities: [{id, root_cause}], propagations: [{source, target, condition, effect}]}} for each answer. */
    static ArrayNode itbench(List<Result> results) {
        ArrayNode all = Service.JSON.createArrayNode();
        for (Result result : results) {
            Answer answer = result.answer();
            ObjectNode json =
                    all.addObject().put("recording", answer.recording()).put("arm", answer.arm());
            Set<String> roots = new LinkedHashSet<>();
            answer.rootCauses().forEach(cause -> roots.add(cause.entity()));
            Set<String> others = new LinkedHashSet<>(answer.victims());
            result.chain().forEach(edge -> others.addAll(List.of(edge.source(), edge.target())));
            others.removeAll(roots);
            ArrayNode entities = json.putArray("entities");
            roots.forEach(id -> entities.addObject().put("id", id).put("root_cause", true));
            others.forEach(id -> entities.addObject().put("id", id).put("root_cause", false));
            ArrayNode propagations = json.putArray("propagations");
            result.chain().forEach(propagations::addPOJO);
        }
        return all;
    }

    static ObjectNode scores(Scores scores) {
        ObjectNode json = Service.JSON.createObjectNode().put("n", scores.n());
        put(json, "accuracyAt1", scores.first());
        put(json, "accuracyAt3", scores.amongThree());
        put(json, "entity", scores.entity());
        put(json, "entityAndFamily", scores.entityAndFamily());
        put(json, "entityPrecision", scores.precision());
        put(json, "entityRecall", scores.recall());
        put(json, "entityF1", scores.f1());
        put(json, "precisionAtFullRecall", scores.precisionAtFullRecall());
        put(json, "abstention", scores.abstention());
        put(json, "falseBlame", scores.falseBlame());
        put(json, "chainF1", scores.chainF1());
        put(json, "brier", scores.calibration().brier());
        ArrayNode bins = json.putArray("reliability");
        for (Calibration.Bin bin : scores.calibration().bins()) {
            ObjectNode node = bins.addObject().put("from", bin.from()).put("to", bin.to());
            put(node, "meanConfidence", bin.meanConfidence());
            put(node, "right", bin.right());
        }
        put(json, "commands", scores.cost().commands());
        put(json, "looks", scores.cost().looks());
        json.put("mostLooks", scores.cost().mostLooks());
        put(json, "studentTokens", scores.cost().studentTokens());
        put(json, "teacherTokens", scores.cost().teacherTokens());
        put(json, "secondsP50", scores.cost().medianSeconds());
        put(json, "secondsP95", scores.cost().slowSeconds());
        return json;
    }

    private static void put(ObjectNode json, String name, Proportion proportion) {
        if (!proportion.isEmpty()) {
            json.putObject(name)
                    .put("value", proportion.share())
                    .put("hits", proportion.hits())
                    .put("of", proportion.of())
                    .put("low", proportion.low())
                    .put("high", proportion.high());
        }
    }

    private static void put(ObjectNode json, String name, double value) {
        if (!Double.isNaN(value)) {
            json.put(name, value);
        }
    }
}
