package dev.inquest.model.llm;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Proposed;
import dev.inquest.incident.Step;
import dev.inquest.model.llm.PlanFormat.Written;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the catalogue makes of written steps.
 *
 * @param steps those it knows, each once, without those already run; at most {@link Plan#MAX_STEPS}
 * @param refusals the others, one line each with the reason; those already run are among them only where no step is left,
 *     for without a word the looking would end there
 * @param proposed how many different commands were written, and how many of them the catalogue knows
 */
record Understood(List<Step> steps, List<Refusal> refusals, Proposed proposed) {

    static Understood of(List<Written> written, CommandCatalog catalog, Set<String> alreadyRun) {
        List<Step> steps = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        List<Refusal> stale = new ArrayList<>();
        Set<String> lines = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (Written step : written) {
            String command = Notation.command(step.command());
            if (!lines.add(command)) {
                continue;
            }
            try {
                Step known = catalog.step(command, step.purpose(), step.confirms(), step.refutes());
                if (alreadyRun.contains(known.command())) {
                    stale.add(Refusal.of(command, "was run already"));
                } else if (seen.add(known.command()) && steps.size() < Plan.MAX_STEPS) {
                    steps.add(known);
                }
            } catch (CommandRefusedException e) {
                refusals.add(Refusal.of(command, e, catalog));
            }
        }
        Proposed proposed = new Proposed(lines.size(), lines.size() - refusals.size());
        if (steps.isEmpty()) {
            refusals.addAll(stale);
        }
        return new Understood(List.copyOf(steps), List.copyOf(refusals), proposed);
    }

    /** With what was written in place of what was refused. */
    Understood and(Understood replacements) {
        List<Step> both = new ArrayList<>(steps);
        Set<String> seen = new HashSet<>();
        steps.forEach(step -> seen.add(step.command()));
        replacements.steps().stream()
                .filter(step -> seen.add(step.command()) && both.size() < Plan.MAX_STEPS)
                .forEach(both::add);
        return new Understood(List.copyOf(both), replacements.refusals(), proposed.plus(replacements.proposed()));
    }
}
