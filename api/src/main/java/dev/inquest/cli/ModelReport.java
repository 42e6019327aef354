package dev.inquest.cli;

import dev.inquest.cli.scoring.Answer;
import dev.inquest.cli.scoring.ModelUse;
import dev.inquest.cli.scoring.ModelUse.Calls;
import dev.inquest.cli.scoring.ModelUse.Capped;
import dev.inquest.cli.scoring.Proportion;
import dev.inquest.incident.Money;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the models of an evaluation did and cost, by arm and role; empty when none played a role. */
final class ModelReport {

    private static final double PERCENT = 100.0;

    private ModelReport() {}

    static String of(List<String> arms, List<Answer> answers, boolean markdown) {
        Table calls = new Table(
                "",
                "ARM",
                "ROLE",
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
                "MODEL GIVEN UP");
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
                calls(calls, arm, use, ofArm.size());
                held(held, arm, use);
            }
        }
        return !any ? "" : heading(markdown) + text(calls, markdown) + "\n" + text(held, markdown) + "\n";
    }

    private static void calls(Table table, String arm, ModelUse use, int investigations) {
        Map<String, Calls> rows = new TreeMap<>(use.roles());
        if (rows.size() > 1) {
            rows.put("~", use.all()); // sorts behind the names
        }
        rows.forEach((role, calls) -> table.row(
                arm,
                role.equals("~") ? "all" : role,
                String.valueOf(calls.calls()),
                each(calls.input(), investigations),
                share(calls.prefix(), calls.input()),
                share(calls.cached(), calls.input()),
                each(calls.output(), investigations),
                Money.words(calls.microUsd()),
                Money.words(calls.microUsd() / investigations)));
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

    private static String each(long tokens, int investigations) {
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
