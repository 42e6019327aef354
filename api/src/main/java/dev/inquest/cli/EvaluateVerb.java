package dev.inquest.cli;

import dev.inquest.cli.scoring.Answer;
import dev.inquest.cli.scoring.Judged;
import dev.inquest.cli.scoring.Result;
import dev.inquest.cli.scoring.Truth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Investigates recordings in several arms and scores the answers against the truth. */
@Command(
        name = "evaluate",
        description = {
            "Investigate recordings through the service, in one or more arms, and score the answers.",
            "",
            "Each sub-directory of DIR is a recording. The truth is read only after all investigations ended; without --truth"
                    + " the answers are written and not scored. Nothing is learned from what is measured. An evaluation that"
                    + " was killed goes on where it was when it is started again with the same arguments."
        },
        footer = {
            "",
            "Metrics, by family of the true fault and in all, each share with its 95 %% Wilson interval: docs/evaluation.md.",
            "",
            "Examples:",
            "  ./inquest evaluate deploy/recordings --truth deploy/recordings-truth",
            "  ./inquest evaluate DIR --truth TRUTH --arm naive,corrected-1,corrected-2,taught --json answers.jsonl",
            "  ./inquest evaluate DIR --truth TRUTH --arm capsules --capsules-from OTHER -o md",
            "  ./inquest evaluate DIR --truth TRUTH --sample 10 --seed 7 --failures",
            "  ./inquest evaluate DIR --only 'mesh-*' -o itbench"
        })
final class EvaluateVerb extends Verb {

    private static final List<String> ARMS =
            List.of("naive", "corrected-1", "corrected-2", "taught", EvaluationPlan.CAPSULES, "direct");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The directory of recordings.")
    private Path directory = Path.of("");

    @Option(
            names = "--truth",
            paramLabel = "DIR",
            description = "Where the answers lie, as NAME.yaml for each recording NAME.")
    private @Nullable Path truth;

    @Option(
            names = "--arm",
            paramLabel = "ARM",
            split = ",",
            defaultValue = "taught",
            description = "How to investigate, one or more of naive, corrected-1, corrected-2, taught, capsules, direct"
                    + " (default: taught).")
    private List<String> arms = List.of("taught");

    @Option(
            names = "--capsules-from",
            paramLabel = "DIR",
            description =
                    "For the arm capsules: learn a library from these recordings and their truth first. Without it the"
                            + " library is used as it is.")
    private @Nullable Path lessons;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write every answer to this file, a JSON line for each recording and arm.")
    private @Nullable Path json;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "3",
            description = "Investigations at a time (default: 3).")
    private int parallel = 3;

    @Option(
            names = "--only",
            paramLabel = "GLOB",
            description = "Only recordings whose name matches this shell pattern.")
    private @Nullable String only;

    @Option(names = "--sample", paramLabel = "N", description = "Only so many of them, drawn at random.")
    private @Nullable Integer sample;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "What --sample draws by; the same seed draws the same recordings (default: 1).")
    private long seed = 1;

    @Option(
            names = "--budget-looks",
            paramLabel = "N",
            defaultValue = "40",
            description = "How many looks each investigation may spend (default: 40).")
    private int looks = 40;

    @Option(
            names = "--failures",
            description = "Also list the recordings that were answered wrongly, with the true and the given answer.")
    private boolean failures;

    @Option(names = "--fresh", description = "Begin anew, even if an evaluation with these arguments was not finished.")
    private boolean fresh;

    @Option(names = "--dry-run", description = "Only check the arguments and say what would be investigated.")
    private boolean dryRun;

    EvaluateVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Set<Format> formats() {
        return EnumSet.of(Format.TEXT, Format.JSON, Format.MD, Format.ITBENCH);
    }

    @Override
    public Integer call() {
        EvaluationPlan plan = plan();
        EvaluationProgress progress = new EvaluationProgress(surroundings);
        if (dryRun) {
            progress.say(plan.words());
            return ExitCode.OK;
        }
        Service service = service();
        Journal journal = Journal.open(journalFile(plan), fresh);
        List<Result> results =
                new Evaluation(service, plan, journal, new AnswerFile(json), progress).run(truth, parallel);
        report(plan, results, progress);
        journal.remove();
        return ExitCode.OK;
    }

    private EvaluationPlan plan() {
        check(parallel >= 1, "--parallel must be at least 1 but is " + parallel + ".");
        check(looks >= 1, "--budget-looks must be at least 1 but is " + looks + ".");
        check(sample == null || sample >= 1, "--sample must be at least 1 but is " + sample + ".");
        for (String arm : arms) {
            check(ARMS.contains(arm), "There is no arm '" + arm + "'; there are " + String.join(", ", ARMS) + ".");
        }
        check(truth == null || Files.isDirectory(truth), "--truth " + truth + " is no directory.");
        check(lessons == null || arms.contains(EvaluationPlan.CAPSULES), "--capsules-from is for the arm capsules.");
        check(lessons == null || truth != null, "--capsules-from needs --truth: capsules are judged by what was true.");
        List<String> names =
                RecordingDirectory.sample(RecordingDirectory.only(recordings(directory), only), sample, seed);
        check(!names.isEmpty(), "No recording of " + directory + " matches --only " + only + ".");
        List<String> learned = lessons == null ? List.of() : recordings(lessons);
        Set<String> both = new HashSet<>(names);
        both.retainAll(learned);
        check(
                both.isEmpty(),
                Words.count(both.size(), "recording")
                        + " would be learned from and measured, as names of both directories:"
                        + " that measures nothing.");
        return new EvaluationPlan(names, List.copyOf(new java.util.LinkedHashSet<>(arms)), learned, looks);
    }

    private List<String> recordings(Path of) {
        try {
            return new RecordingDirectory(of).names();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    /** Below the state directory, so that it is found again whatever --json says. */
    private Path journalFile(EvaluationPlan plan) {
        String state = surroundings.environment().getOrDefault("INQUEST_STATE", "");
        Path directory = state.isBlank() ? surroundings.home().resolve(".inquest") : Path.of(state);
        return directory.resolve("evaluations").resolve(plan.digest() + ".jsonl");
    }

    private void report(EvaluationPlan plan, List<Result> results, EvaluationProgress progress) {
        if (format == Format.ITBENCH) {
            printJson(EvaluationJson.itbench(results));
            return;
        }
        List<Answer> answers = results.stream().map(Result::answer).toList();
        List<Judged> judged = truth == null ? List.of() : judge(results, truth, progress);
        boolean markdown = format == Format.MD;
        if (format == Format.JSON) {
            printJson(EvaluationJson.scores(plan.arms(), judged));
        } else if (judged.isEmpty()) {
            print(EvaluationReport.unscored(plan.arms(), answers, markdown));
        } else {
            print(EvaluationReport.scored(plan.arms(), judged, failures, markdown));
        }
        if (json != null) {
            progress.say(Words.count(answers.size(), "answer") + " in " + json);
        }
    }

    private static List<Judged> judge(List<Result> results, Path truths, EvaluationProgress progress) {
        Map<String, Truth> read = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        List<Judged> judged = new ArrayList<>();
        for (Result result : results) {
            String recording = result.answer().recording();
            Path file = truths.resolve(recording + ".yaml");
            if (Files.exists(file)) {
                judged.add(new Judged(result, read.computeIfAbsent(recording, r -> Truth.read(file))));
            } else {
                unknown.add(recording);
            }
        }
        if (!unknown.isEmpty()) {
            progress.say(Words.count(unknown.size(), "recording") + " without a truth in " + truths + ": not scored.");
        }
        return judged;
    }
}
