package dev.inquest.model.llm;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.incident.Plan;
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
 * @param refusals the others, one line each with the reason
 */
record Understood(List<Step> steps, List<String> refusals) {

    static Understood of(List<Written> written, CommandCatalog catalog, Set<String> alreadyRun) {
        List<Step> steps = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        Set<String> seen = new HashSet<>(alreadyRun);
        for (Written step : written) {
            try {
                Step known = catalog.step(step.command(), step.purpose(), step.confirms(), step.refutes());
                if (seen.add(known.command()) && steps.size() < Plan.MAX_STEPS) {
                    steps.add(known);
                }
            } catch (CommandRefusedException e) {
                refusals.add(refusal(step.command(), e));
            }
        }
        return new Understood(List.copyOf(steps), List.copyOf(refusals));
    }

    static String refusal(String command, CommandRefusedException e) {
        return command + " : " + e.getMessage();
    }
}
