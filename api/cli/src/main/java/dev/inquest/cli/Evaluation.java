package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.cli.scoring.ModelUse;
import dev.inquest.cli.scoring.Result;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Investigates recordings in several arms through the service's REST interface, several at a time, and keeps every answer. */
final class Evaluation {

    private static final int PAGE = 100;

    private final Service service;
    private final EvaluationPlan plan;
    private final Journal journal;
    private final AnswerFile answers;
    private final EvaluationProgress progress;
    private final Attempts attempts;
    private final Attempts lessons;

    Evaluation(
            Service service,
            EvaluationPlan plan,
            Journal journal,
            AnswerFile answers,
            EvaluationProgress progress,
            CostLimit ceiling) {
        this.service = service;
        this.plan = plan;
        this.journal = journal;
        this.answers = answers;
        this.progress = progress;
        Investigator investigator = new Investigator(service, journal.run(), plan.looks());
        this.attempts = new Attempts(investigator, journal, ceiling);
        this.lessons = new Attempts(investigator, journal, ceiling.oneAtATime());
    }

    /**
     * Runs what is left of it.
     *
     * @param truths the truths, those of the lessons among them
     * @param parallel how many investigations at a time
     * @return all answers, by recording, then in the order of the arms; not all that were planned when the ceiling was
     *     reached
     * @throws ServiceException when the service or a model stays away, or an investigation does not count; what was done is
     *     kept
     */
    List<Result> run(Truths truths, int parallel) {
        if (journal.size() > 0) {
            progress.say("Going on with the evaluation that was not finished: " + Words.count(journal.size(), "answer")
                    + " already there (--fresh begins anew).");
        }
        if (measured().size() < plan.size()) {
            new ModelWait(service, progress).await(plan.learns());
        }
        boolean learned =
                !plan.learns() || new Lessons(service, lessons, journal, progress, truths).learn(plan.lessons());
        if (plan.usesCapsules()) {
            progress.say(library());
        }
        answers.hold(measured().stream().map(Result::answer).toList());
        if (learned) {
            measure(parallel);
        }
        List<Result> all = measured();
        answers.hold(all.stream().map(Result::answer).toList());
        return all;
    }

    private void measure(int parallel) {
        List<Investigator.Case> left = plan.recordings().stream()
                .flatMap(
                        recording -> plan.arms().stream().map(arm -> new Investigator.Case(recording, arm, arm, false)))
                .filter(wanted -> !journal.has(Result.key(wanted.recording(), wanted.as())))
                .toList();
        progress.begin("evaluating", plan.size(), plan.size() - left.size(), journal.microUsd());
        ExecutorService pool = Executors.newFixedThreadPool(parallel);
        try {
            CompletionService<Boolean> ended = new ExecutorCompletionService<>(pool);
            AtomicBoolean over = new AtomicBoolean();
            left.forEach(wanted -> ended.submit(() -> investigate(wanted, over)));
            for (int i = 0; i < left.size(); i++) {
                ended.take().get(); // whichever it is: the first that fails ends the evaluation
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while evaluating", e);
        } finally {
            pool.shutdownNow();
            progress.clear();
        }
    }

    /** Nothing is begun after the first that failed, however soon a thread is free for it. */
    private boolean investigate(Investigator.Case wanted, AtomicBoolean over) {
        if (over.get()) {
            return false;
        }
        try {
            return attempts.investigate(wanted, this::measured);
        } catch (RuntimeException e) {
            // All of them: whatever it is, it ends the evaluation.
            over.set(true);
            throw e;
        }
    }

    private void measured(Investigator.Ended ended) {
        mustBeOfThePlayersOf(journal.results(), ended.result());
        journal.add(ended.result());
        answers.add(ended.result().answer());
        progress.done(ended.result().answer());
    }

    /** A service that runs elsewhere may have been given another model since: answers of two make no figure of one. */
    private static void mustBeOfThePlayersOf(List<Result> earlier, Result result) {
        ModelUse now = result.answer().models();
        if (now != null) {
            for (Result before : earlier) {
                ModelUse then = before.answer().models();
                if (then != null) {
                    now.players().forEach((role, player) -> {
                        String was = then.players().getOrDefault(role, player);
                        if (!was.equals(player)) {
                            throw new ServiceException.OtherPlayer(role, was, player, now.microUsd());
                        }
                    });
                }
            }
        }
    }

    private List<Result> measured() {
        return journal.results().stream()
                .filter(result -> plan.arms().contains(result.answer().arm()))
                .sorted(Comparator.comparing((Result result) -> result.answer().recording())
                        .thenComparing(
                                result -> plan.arms().indexOf(result.answer().arm())))
                .toList();
    }

    /** What the capsules arm has to work with. */
    private String library() {
        int live = 0;
        int trusted = 0;
        int read = 0;
        for (int page = 0; ; page++) {
            JsonNode capsules =
                    service.get("capsules?page=" + page + "&size=" + PAGE).path("items");
            for (JsonNode capsule : capsules) {
                boolean usable = List.of("active", "promoted")
                        .contains(capsule.path("status").asText());
                live += usable ? 1 : 0;
                trusted += usable && capsule.path("trusted").asBoolean() ? 1 : 0;
            }
            read += capsules.size();
            if (capsules.size() < PAGE) {
                break;
            }
        }
        return "The capsules arm has " + Words.count(live, "capsule") + ", of which " + trusted + " trusted"
                + (plan.learns()
                        ? ", learned from " + Words.count(plan.lessons().size(), "recording") + "."
                        : ": the library as it is (--capsules-from DIR learns one).")
                + (read > live ? " " + (read - live) + " more are merged or retired." : "");
    }
}
