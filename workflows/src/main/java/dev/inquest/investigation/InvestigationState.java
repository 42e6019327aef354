package dev.inquest.investigation;

import dev.inquest.incident.Budget;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Mode;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Spending;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the workflow knows now; the answer of its query.
 *
 * @param phase where it stands
 * @param mode how much teaching it gets, null before the probe
 * @param plan the current plan, null before planning
 * @param awaitingApproval whether the plan waits for a person
 * @param awaitingExtension whether a budget extension is offered now
 * @param corrections corrections given so far
 * @param evidence pieces of evidence so far
 * @param best the provisional best hypotheses
 * @param budget what may be spent
 * @param spending what was spent
 */
public record InvestigationState(
        Phase phase,
        @Nullable Mode mode,
        @Nullable Plan plan,
        boolean awaitingApproval,
        boolean awaitingExtension,
        int corrections,
        int evidence,
        List<Hypothesis> best,
        Budget budget,
        Spending spending) {}
