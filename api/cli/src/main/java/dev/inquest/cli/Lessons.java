package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.cli.scoring.Judged;
import dev.inquest.cli.scoring.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Learns capsules before they are measured: every lesson is investigated taught and judged by its truth, then once more with
 * what was learned, so that capsules are tried; at last the library is consolidated. One after the other and in a fixed order,
 * because what is learned depends on what was learned before.
 */
final class Lessons {

    private static final String CONSOLIDATED = "consolidated";
    private static final long PAUSE = 500;
    private static final Duration LONGEST_CONSOLIDATION = Duration.ofMinutes(5);
    private static final List<Pass> PASSES =
            List.of(new Pass("lesson-taught", "taught"), new Pass("lesson-tried", EvaluationPlan.CAPSULES));

    private final Service service;
    private final Attempts attempts;
    private final Journal journal;
    private final EvaluationProgress progress;
    private final Truths truths;

    Lessons(Service service, Attempts attempts, Journal journal, EvaluationProgress progress, Truths truths) {
        this.service = service;
        this.attempts = attempts;
        this.journal = journal;
        this.progress = progress;
        this.truths = truths;
    }

    private record Pass(String as, String arm) {}

    /** Learns what was not learned yet, and tells whether that is all; not when the ceiling was reached. */
    boolean learn(List<String> recordings) {
        for (Pass pass : PASSES) {
            List<String> left = recordings.stream()
                    .filter(r -> !journal.has(dev.inquest.cli.scoring.Result.key(r, pass.as())))
                    .toList();
            progress.begin(
                    "learning, " + pass.arm(), recordings.size(), recordings.size() - left.size(), journal.microUsd());
            for (String recording : left) {
                Investigator.Case wanted = new Investigator.Case(recording, pass.as(), pass.arm(), true);
                if (!attempts.investigate(wanted, this::lesson)) {
                    return false;
                }
            }
        }
        if (!journal.passed(CONSOLIDATED)) {
            consolidate();
            journal.pass(CONSOLIDATED);
        }
        return true;
    }

    private void lesson(Investigator.Ended ended) {
        if (ended.result().answer().error() == null) {
            truths.of(ended.result().answer().recording()).ifPresent(truth -> judge(ended, truth));
        }
        journal.add(ended.result());
        progress.done(ended.result().answer());
    }

    private void judge(Investigator.Ended ended, Truth truth) {
        boolean right = new Judged(ended.result(), truth).right();
        ObjectNode feedback =
                Service.JSON.createObjectNode().put("by", "evaluation").put("verdict", right ? "right" : "wrong");
        if (!right && !truth.healthy()) {
            Truth.Root actual = truth.rootCauses().getFirst();
            feedback.putObject("rootCause").put("entity", actual.entity()).put("fault", actual.fault());
        }
        service.post("incidents/" + Service.escaped(ended.incident()) + "/feedback", feedback);
    }

    private void consolidate() {
        String id = service.post("consolidations", Service.JSON.createObjectNode())
                .path("id")
                .asText();
        Instant asked = Instant.now();
        while (!reported(id)) {
            if (Duration.between(asked, Instant.now()).compareTo(LONGEST_CONSOLIDATION) > 0) {
                progress.say("The consolidation of the capsules did not end within "
                        + Words.duration(LONGEST_CONSOLIDATION) + "; going on without it.");
                return;
            }
            rest();
        }
    }

    private boolean reported(String id) {
        JsonNode reports = service.get("consolidations").path("items");
        return StreamSupport.stream(reports.spliterator(), false)
                .anyMatch(report -> report.path("consolidationId").asText().equals(id));
    }

    private static void rest() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the consolidation", e);
        }
    }
}
