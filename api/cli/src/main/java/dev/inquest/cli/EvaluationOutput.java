package dev.inquest.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.cli.scoring.Answer;
import dev.inquest.cli.scoring.Judged;
import dev.inquest.cli.scoring.Result;
import dev.inquest.cli.scoring.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an evaluation prints at its end: its answers held against the truth, and what its models did. */
final class EvaluationOutput {

    private final EvaluationPlan plan;
    private final ModelSettings models;
    private final EvaluationProgress progress;

    EvaluationOutput(EvaluationPlan plan, ModelSettings models, EvaluationProgress progress) {
        this.plan = plan;
        this.models = models;
        this.progress = progress;
    }

    /** As text or Markdown. */
    String text(List<Result> results, Truths truths, boolean failures, boolean markdown) {
        List<Answer> answers = results.stream().map(Result::answer).toList();
        List<Judged> judged = judged(results, truths);
        return head(markdown)
                + (judged.isEmpty()
                        ? EvaluationReport.unscored(plan.arms(), answers, markdown)
                        : EvaluationReport.scored(plan.arms(), judged, failures, markdown))
                + TwoAnswersReport.of(plan.arms(), judged, markdown)
                + ModelReport.of(plan.arms(), answers, markdown);
    }

    /** For programs. */
    ObjectNode json(List<Result> results, Truths truths) {
        List<Judged> judged = judged(results, truths);
        ObjectNode json = EvaluationJson.scores(plan.arms(), judged);
        TwoAnswersReport.into(json, plan.arms(), judged);
        EvaluationJson.models(
                json, plan.arms(), results.stream().map(Result::answer).toList());
        if (plan.sample() != null) {
            json.putPOJO("sample", plan.sample());
        }
        if (models.hasModel()) {
            json.put("models", models.words(plan.arms()));
        }
        return json;
    }

    /** What a reader must know to run the same again. */
    private String head(boolean markdown) {
        List<String> lines = new ArrayList<>();
        if (plan.sample() != null) {
            lines.add(Words.count(plan.recordings().size(), "recording") + " "
                    + plan.sample().words());
        }
        if (models.hasModel()) {
            lines.add(models.words(plan.arms()));
        }
        return lines.isEmpty() ? "" : String.join(markdown ? "  \n" : "\n", lines) + "\n\n";
    }

    private List<Judged> judged(List<Result> results, Truths truths) {
        if (!truths.areKnown()) {
            return List.of();
        }
        Map<String, Truth> read = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        List<Judged> judged = new ArrayList<>();
        for (Result result : results) {
            String recording = result.answer().recording();
            truths.file(recording)
                    .map(file -> read.computeIfAbsent(recording, r -> Truth.read(file)))
                    .ifPresentOrElse(truth -> judged.add(new Judged(result, truth)), () -> unknown.add(recording));
        }
        if (!unknown.isEmpty()) {
            progress.say(Words.count(unknown.size(), "recording") + " without a truth in " + truths + ": not scored.");
        }
        return judged;
    }
}
