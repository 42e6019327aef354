package dev.inquest.activity.plan;

import dev.inquest.activity.PlannedSteps;
import dev.inquest.activity.Situations;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.incident.CapsuleRef;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Proposed;
import dev.inquest.incident.Role;
import dev.inquest.incident.Step;
import dev.inquest.incident.Use;
import dev.inquest.investigation.PlanActivities;
import dev.inquest.model.Situation;
import dev.inquest.model.Student.Draft;
import dev.inquest.model.embedded.ActivePlanner;
import dev.inquest.model.embedded.Orienting;
import dev.inquest.model.llm.Roles;
import dev.inquest.model.llm.exchange.Exchange;
import dev.inquest.model.llm.exchange.ModelExchanges;
import dev.inquest.observation.Tokens;
import dev.inquest.text.Counted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Asks the student for a plan, seeded by the best trusted capsule, or the teacher who plans alone. */
@ApplicationScoped
public class PlanActivitiesBean implements PlanActivities {

    private final Situations situations;
    private final CaseFiles caseFiles;
    private final PlannedSteps plannedSteps;
    private final CapsuleSeeds seeds;
    private final Orienting orienting;
    private final ActivePlanner activePlanner;
    private final Roles roles;
    private final ModelExchanges exchanges;

    public PlanActivitiesBean(
            Situations situations,
            CaseFiles caseFiles,
            PlannedSteps plannedSteps,
            CapsuleSeeds seeds,
            Orienting orienting,
            ActivePlanner activePlanner,
            Roles roles,
            ModelExchanges exchanges) {
        this.situations = situations;
        this.caseFiles = caseFiles;
        this.plannedSteps = plannedSteps;
        this.seeds = seeds;
        this.orienting = orienting;
        this.activePlanner = activePlanner;
        this.roles = roles;
        this.exchanges = exchanges;
    }

    @Override
    public List<Step> orient(String incidentId) {
        caseFiles.phase(incidentId, Phase.ORIENT);
        List<Step> steps = orienting.steps(situations.incident(incidentId));
        plannedSteps.remember(incidentId, steps);
        return steps;
    }

    @Override
    public PlanReply plan(PlanRequest request) {
        caseFiles.phase(request.incidentId(), Phase.PLAN);
        return drawn(request).orElseGet(() -> first(request));
    }

    private PlanReply first(PlanRequest request) {
        if (request.planner() == Role.TEACHER) {
            return further(request);
        }
        Situation unseeded = situations.now(request.incidentId(), List.of(), request.looksLeft());
        Optional<CapsuleRef> leading =
                request.capsules().stream().filter(CapsuleRef::trusted).findFirst();
        List<Step> seed = leading.map(c -> seeds.bind(c, unseeded)).orElse(List.of());
        Draft draft = roles.student().plan(unseeded.withSeed(seed));
        String origin = leading.filter(c -> !seed.isEmpty())
                .map(c -> "capsule:" + c.id() + "@" + c.version())
                .orElse("student");
        return reply(request, draft, origin);
    }

    @Override
    public PlanReply extend(PlanRequest request) {
        return drawn(request).orElseGet(() -> further(request));
    }

    /**
     * The plan of this revision, when an attempt before this one committed it and was lost: asked again, a model would plan
     * something else, and the case file would tell of both. What a model's calls cost is on record; of the embedded
     * reasoner's plan only what was written is known.
     */
    private Optional<PlanReply> drawn(PlanRequest request) {
        return caseFiles
                .find(request.incidentId())
                .flatMap(file -> Optional.ofNullable(file.plan()))
                .filter(plan -> plan.revision() == request.revision())
                .map(plan -> drawn(plan, exchanges.ofThisActivity(request.incidentId())));
    }

    private static PlanReply drawn(Plan plan, List<Exchange> made) {
        if (made.isEmpty()) {
            return new PlanReply(plan, written(plan), 0, null);
        }
        Use use = Exchange.use(made);
        return new PlanReply(plan, use.tokens(), use.microUsd(), made.getLast().name());
    }

    private static int written(Plan plan) {
        return plan.steps().stream()
                .mapToInt(step -> Tokens.count(step.command()) + Tokens.count(step.purpose()))
                .sum();
    }

    private PlanReply further(PlanRequest request) {
        Situation situation = situations.now(request.incidentId(), List.of(), request.looksLeft());
        return request.planner() == Role.TEACHER
                ? reply(request, activePlanner.next(situation), "teacher")
                : reply(request, roles.student().extend(situation), "student");
    }

    private PlanReply reply(PlanRequest request, Draft draft, String origin) {
        Plan plan = new Plan(request.revision(), origin, draft.steps());
        if (draft.model() == null) {
            plannedSteps.remember(request.incidentId(), plan.steps());
        } else {
            plannedSteps.rememberSaid(request.incidentId(), plan.steps());
        }
        if (!plan.steps().isEmpty() || draft.proposed().offered() > 0) {
            caseFiles.plan(request.incidentId(), plan, "plan", words(plan, draft.proposed()), draft.proposed());
        }
        return new PlanReply(plan, draft.use().tokens(), draft.use().microUsd(), draft.model());
    }

    private static String words(Plan plan, Proposed proposed) {
        int steps = plan.steps().size();
        String text = "Plan, revision " + plan.revision() + " by " + plan.origin() + ": "
                + (steps == 0 ? "no commands" : Counted.of(steps, "command"));
        return proposed.refused() == 0
                ? text
                : text + " (" + proposed.offered() + " offered, " + proposed.refused() + " refused)";
    }
}
