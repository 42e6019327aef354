package dev.inquest.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.cli.scoring.Judged;
import dev.inquest.cli.scoring.Scores;
import dev.inquest.cli.scoring.TwoAnswers;
import java.util.List;
import java.util.Locale;

/** The embedded answer and the model's side by side, for the investigations that have both. Arms are compared on the embedded one. */
final class TwoAnswersReport {

    private TwoAnswersReport() {}

    /** A table with two rows an arm; empty where no model read any evidence. */
    static String of(List<String> arms, List<Judged> judged, boolean markdown) {
        Table table = new Table(
                "", "ARM", "ANSWER BY", "N", "A@1", "A@3", "ENTITY", "FALSE BLAME", "BRIER", "CITATIONS REFUSED");
        boolean any = false;
        for (String arm : arms) {
            TwoAnswers both = TwoAnswers.of(ofArm(arm, judged)).orElse(null);
            if (both != null) {
                any = true;
                row(table, arm, "embedded", both.embedded(), "-");
                row(table, "", "model", both.model(), String.valueOf(both.refused()));
            }
        }
        String heading = (markdown ? "## " : "") + "both answers, where a model read the evidence\n\n";
        return any ? heading + (markdown ? table.markdown() : table.text()) + "\n" : "";
    }

    /** {@code arms.NAME.answers.embedded} and {@code .model}; nothing of an arm without a model's answer. */
    static void into(ObjectNode json, List<String> arms, List<Judged> judged) {
        for (String arm : arms) {
            if (json.path("arms").path(arm) instanceof ObjectNode node) {
                TwoAnswers.of(ofArm(arm, judged)).ifPresent(both -> {
                    ObjectNode answers = node.putObject("answers");
                    answers.set("embedded", EvaluationJson.scores(both.embedded()));
                    answers.set("model", EvaluationJson.scores(both.model()).put("refused", both.refused()));
                });
            }
        }
    }

    private static List<Judged> ofArm(String arm, List<Judged> judged) {
        return judged.stream()
                .filter(j -> j.result().answer().arm().equals(arm))
                .toList();
    }

    private static void row(Table table, String arm, String by, Scores scores, String refused) {
        double brier = scores.calibration().brier();
        table.row(
                arm,
                by,
                String.valueOf(scores.n()),
                scores.first().toString(),
                scores.amongThree().toString(),
                scores.entity().toString(),
                scores.falseBlame().toString(),
                Double.isNaN(brier) ? "-" : String.format(Locale.ROOT, "%.3f", brier),
                refused);
    }
}
