package dev.inquest.cli;

import dev.inquest.cli.scoring.Result;
import dev.inquest.cli.scoring.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
            "Each sub-directory of DIR is a recording. The service never sees the truth; without --truth the answers"
                    + " are written and not scored. Nothing is learned from what is measured. An evaluation that"
                    + " was killed continues when it is started again with the same arguments."
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
            "  ./inquest evaluate DIR --only 'mesh-*' -o itbench",
            "  ./inquest evaluate DIR --truth TRUTH --student openai:NAME --base-url http://127.0.0.1:8000/v1",
            "  ./inquest evaluate DIR --truth TRUTH --student openai:NAME --api-key-env MY_KEY --price-input 0.4"
                    + " --price-output 1.6 --max-cost 5"
        })
final class EvaluateCommand extends Verb {

    private static final List<String> ARMS =
            List.of("naive", "corrected-1", "corrected-2", "taught", EvaluationPlan.CAPSULES, EvaluationPlan.DIRECT);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The directory of recordings.")
    private Path directory = Path.of("");

    @Option(
            names = "--truth",
            paramLabel = "DIR",
            split = ",",
            description =
                    "Where the answers lie, as NAME.yaml for each recording NAME; several directories with commas,"
                            + " as for the recordings of --capsules-from.")
    private List<Path> truth = List.of();

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

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Only so many of them, drawn by lot; with --truth one of each family of faults in turn.")
    private @Nullable Integer sample;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "What --sample draws by; the same seed draws the same recordings (default: the time).")
    private @Nullable Long seed;

    @Option(
            names = "--budget-looks",
            paramLabel = "N",
            defaultValue = "40",
            description = "How many looks each investigation may spend (default: 40).")
    private int looks = 40;

    @Option(
            names = "--max-cost",
            paramLabel = "USD",
            description =
                    "What the models may cost in all: each investigation may spend what is left, shared with those"
                            + " under way. Needs their prices.")
    private @Nullable BigDecimal maxCost;

    @ArgGroup(validate = false, heading = "Who plays the roles, in an instance of its own:%n")
    private ModelOptions modelOptions = new ModelOptions();

    @Option(
            names = "--failures",
            description = "Also list the recordings that were answered wrongly, with the true and the given answer.")
    private boolean failures;

    @Option(names = "--fresh", description = "Begin anew, even if an evaluation with these arguments was not finished.")
    private boolean fresh;

    @Option(names = "--dry-run", description = "Only check the arguments and say what would be investigated.")
    private boolean dryRun;

    EvaluateCommand(CliEnvironment surroundings) {
        super(surroundings);
    }

    @Override
    Set<Format> formats() {
        return EnumSet.of(Format.TEXT, Format.JSON, Format.MD, Format.ITBENCH);
    }

    @Override
    public Integer call() {
        ModelSettings models = models();
        EvaluationPlan plan = plan(models, seed);
        if (dryRun) {
            new EvaluationProgress(surroundings).say(words(plan, models));
            return ExitCode.OK;
        }
        LocalRuntime local = surroundings.local();
        if (server != null || local == null) {
            return evaluate(plan, models, service(), ownState());
        }
        return local.evaluate(
                new LocalRuntime.Evaluation(identity(plan), configuration(models), fresh),
                (address, state) -> evaluate(plan, models, service(address), state));
    }

    private int evaluate(EvaluationPlan plan, ModelSettings models, Service service, Path state) {
        if (plan.sample() != null && seed == null) {
            RememberedSeed remembered = new RememberedSeed(kept(state, plan, ".seed"));
            if (evaluated(plan(models, remembered.get(fresh)), models, service, state)) {
                remembered.forget();
            }
        } else {
            evaluated(plan, models, service, state);
        }
        return ExitCode.OK;
    }

    /** Returns the same for the same plan over the same directories: by it an unfinished evaluation is found again. */
    private String identity(EvaluationPlan plan) {
        List<String> parts =
                new ArrayList<>(List.of(plan.digest(), real(directory).toString()));
        if (lessons != null) {
            parts.add(real(lessons).toString());
            truth.forEach(one -> parts.add(real(one).toString()));
        }
        return UUID.nameUUIDFromBytes(String.join("\n", parts).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Returns the variables of the private instance. A key goes from variable to variable and is never an argument. */
    private Map<String, String> configuration(ModelSettings models) {
        Map<String, String> variables = new TreeMap<>(models.variables());
        models.keys()
                .forEach((name, holder) ->
                        variables.put(name, surroundings.environment().getOrDefault(holder, "")));
        String roots = element(directory) + (lessons == null ? "" : "," + element(lessons));
        variables.put("INQUEST_RECORDINGS", roots);
        return variables;
    }

    /** Returns a path as an element of a list in the service's configuration. */
    private static String element(Path path) {
        return real(path).toString().replace(",", "\\,");
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be found: " + e, e);
        }
    }

    private static String words(EvaluationPlan plan, ModelSettings models) {
        return plan.words() + (models.hasModel() ? "; " + models.words(plan.arms()) : "");
    }

    /** Whether all that was planned was done. */
    private boolean evaluated(EvaluationPlan plan, ModelSettings models, Service service, Path state) {
        EvaluationProgress progress = new EvaluationProgress(surroundings);
        progress.say(words(plan, models));
        Journal journal = Journal.open(kept(state, plan, ".jsonl"), fresh);
        CostLimit ceiling = CostLimit.of(maxCost, parallel, journal);
        List<Result> results =
                new Evaluation(service, plan, journal, new AnswerFile(json), progress, ceiling).run(truths(), parallel);
        EvaluationOutput output = new EvaluationOutput(plan, models, progress);
        switch (format) {
            case ITBENCH -> printJson(EvaluationJson.itbench(results));
            case JSON -> printJson(output.json(results, truths()));
            default -> print(output.text(results, truths(), failures, format == Format.MD));
        }
        if (json != null) {
            progress.say(Words.count(results.size(), "answer") + " in " + json);
        }
        int left = plan.size() - results.size();
        if (left > 0) {
            progress.say(ceiling.words(left));
            return false;
        }
        journal.remove();
        return true;
    }

    /** Who plays the roles; unknown for a service that runs elsewhere. */
    private ModelSettings models() {
        check(maxCost == null || maxCost.signum() > 0, "--max-cost must be above 0 but is " + maxCost + ".");
        if (server != null) {
            check(
                    !modelOptions.given(),
                    "--server names a service whose roles are configured already: leave --student and the like out.");
            return ModelSettings.NONE;
        }
        try {
            ModelSettings models = modelOptions.over(surroundings.environment());
            check(
                    maxCost == null || models.unpriced().isEmpty(),
                    "--max-cost needs prices, or nothing would ever count: --price-input and --price-output, or"
                            + " INQUEST_TEACHER_PRICE_INPUT and the like for the other roles.");
            return models;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private EvaluationPlan plan(ModelSettings models, @Nullable Long drawnBy) {
        check(parallel >= 1, "--parallel must be at least 1 but is " + parallel + ".");
        check(looks >= 1, "--budget-looks must be at least 1 but is " + looks + ".");
        check(sample == null || sample >= 1, "--sample must be at least 1 but is " + sample + ".");
        for (String arm : arms) {
            check(ARMS.contains(arm), "There is no arm '" + arm + "'; there are " + String.join(", ", ARMS) + ".");
        }
        truth.forEach(one -> check(Files.isDirectory(one), "--truth " + one + " is no directory."));
        check(lessons == null || arms.contains(EvaluationPlan.CAPSULES), "--capsules-from is for the arm capsules.");
        check(
                lessons != null || !modelOptions.namesJudge(),
                "--judge judges what is learned from, and nothing is learned from what is measured: it needs"
                        + " --capsules-from.");
        check(
                lessons == null || !truth.isEmpty(),
                "--capsules-from needs --truth: capsules are judged by what was true.");
        List<String> all = RecordingDirectory.only(recordings(directory), only);
        check(!all.isEmpty(), "No recording of " + directory + " matches --only " + only + ".");
        boolean drawn = sample != null && sample < all.size();
        List<String> names =
                sample == null ? all : StratifiedSample.of(all, sample, drawnBy == null ? 0 : drawnBy, this::family);
        List<String> learned = lessons == null ? List.of() : recordings(lessons);
        Set<String> both = new HashSet<>(names);
        both.retainAll(learned);
        check(
                both.isEmpty(),
                Words.count(both.size(), "recording")
                        + " would be learned from and measured, as names of both directories:"
                        + " that measures nothing.");
        checkTruths(all, learned);
        return new EvaluationPlan(
                names,
                List.copyOf(new LinkedHashSet<>(arms)),
                learned,
                looks,
                models.identity(),
                drawn ? new EvaluationPlan.Sample(all.size(), !truth.isEmpty(), drawnBy) : null);
    }

    /** Reads every truth: what is wrong with one is said before anything is started. */
    private void checkTruths(List<String> measured, List<String> learned) {
        List<String> untold =
                learned.stream().filter(lesson -> truths().of(lesson).isEmpty()).toList();
        check(
                untold.isEmpty(),
                "--capsules-from: " + Words.count(untold.size(), "recording") + " without a truth in --truth "
                        + truths() + ", the first is " + (untold.isEmpty() ? "" : untold.getFirst())
                        + ". Name the directory of these truths too: --truth DIR,OTHER.");
        measured.forEach(truths()::of);
    }

    private Truths truths() {
        return new Truths(truth);
    }

    /** Of the true fault; all are of one family where nobody told the truth. */
    private String family(String recording) {
        return truths().of(recording).map(Truth::family).orElse("");
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
    private static Path kept(Path state, EvaluationPlan plan, String suffix) {
        return state.resolve("evaluations").resolve(plan.digest() + suffix);
    }

    private Path ownState() {
        String state = surroundings.environment().getOrDefault("INQUEST_STATE", "");
        return state.isBlank() ? surroundings.home().resolve(".inquest") : Path.of(state);
    }
}
