package dev.inquest.cli;

import dev.inquest.cli.scoring.Answer;
import dev.inquest.cli.scoring.ModelUse;
import dev.inquest.cli.scoring.ModelUse.Calls;
import dev.inquest.cli.scoring.ModelUse.Capped;
import dev.inquest.cli.scoring.Proportion;
import dev.inquest.text.Money;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the models of an evaluation did and cost, by arm and role; empty when none played a role. */
final class ModelReport {

    private static final double PERCENT = 100.0;

    /** Sorts behind the names of roles. */
    private static final String ALL = "~";

    private ModelReport() {}

    static String of(List<String> arms, List<Answer> answers, boolean markdown) {
        Table calls = new Table(
                "",
                "ARM",
                "ROLE",
                "ASKED IN",
                "CALLS",
                "INPUT EACH",
                "STABLE PREFIX",
                "CACHED",
                "OUTPUT EACH",
                "COST",
                "COST EACH");
        Table held = new Table(
                "",
                "ARM",
                "COMMANDS ACCEPTED",
                "PROBES",
                "LONGEST",
                "OVER",
                "CORRECTIONS",
                "LONGEST",
                "OVER",
                "PASSED OVER");
        boolean any = false;
        for (String arm : arms) {
            List<Answer> ofArm =
                    answers.stream().filter(a -> a.arm().equals(arm)).toList();
            ModelUse use = ofArm.stream()
                    .map(Answer::models)
                    .filter(java.util.Objects::nonNull)
                    .reduce(ModelUse.NONE, ModelUse::plus);
            if (!use.isNone()) {
                any = true;
                calls(calls, arm, use, ofArm);
                held(held, arm, use);
            }
        }
        return !any ? "" : heading(markdown) + text(calls, markdown) + "\n" + text(held, markdown) + "\n";
    }

    /** What an investigation costs is that of those that asked: the others cost nothing and would flatter. */
    private static void calls(Table table, String arm, ModelUse use, List<Answer> answers) {
        Map<String, Calls> rows = new TreeMap<>(use.roles());
        if (rows.size() > 1) {
            rows.put(ALL, use.all());
        }
        rows.forEach((role, calls) -> {
            long asked = asked(answers, role);
            table.row(
                    arm,
                    role.equals(ALL) ? "all" : role,
                    asked + " of " + answers.size(),
                    String.valueOf(calls.calls()),
                    each(calls.input(), asked),
                    share(calls.prefix(), calls.input()),
                    share(calls.cached(), calls.input()),
                    each(calls.output(), asked),
                    Money.words(calls.microUsd()),
                    Money.words(calls.microUsd() / asked));
        });
    }

    /** The investigations in which a model was asked at all. */
    static long asked(List<Answer> answers) {
        return asked(answers, ALL);
    }

    private static long asked(List<Answer> answers, String role) {
        return answers.stream()
                .map(Answer::models)
                .filter(java.util.Objects::nonNull)
                .filter(use ->
                        role.equals(ALL) ? !use.roles().isEmpty() : use.roles().containsKey(role))
                .count();
    }

    private static void held(Table table, String arm, ModelUse use) {
        Capped probes = use.caps().getOrDefault(ModelCalls.PROBE, new Capped(0, 0, 0));
        Capped corrections = use.caps().getOrDefault(ModelCalls.CORRECTION, new Capped(0, 0, 0));
        table.row(
                arm,
                new Proportion(use.commandsAccepted(), use.commandsOffered()).toString(),
                String.valueOf(probes.answers()),
                String.valueOf(probes.longest()),
                String.valueOf(probes.over()),
                String.valueOf(corrections.answers()),
                String.valueOf(corrections.longest()),
                String.valueOf(corrections.over()),
                String.valueOf(use.degraded()));
    }

    private static String each(long tokens, long investigations) {
        return String.format(Locale.ROOT, "%.0f", (double) tokens / investigations);
    }

    private static String share(long part, long all) {
        return all == 0 ? "-" : String.format(Locale.ROOT, "%.0f %%", PERCENT * part / all);
    }

    private static String heading(boolean markdown) {
        return (markdown ? "## " : "") + "what the models did\n\n";
    }

    private static String text(Table table, boolean markdown) {
        return markdown ? table.markdown() : table.text();
    }
}
