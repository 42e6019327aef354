package dev.inquest.activity.correct;

import dev.inquest.activity.PlannedSteps;
import dev.inquest.activity.Situations;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Use;
import dev.inquest.investigation.CorrectActivities;
import dev.inquest.model.Situation;
import dev.inquest.model.Teacher.Advice;
import dev.inquest.model.llm.Roles;
import dev.inquest.model.llm.exchange.Exchange;
import dev.inquest.model.llm.exchange.ModelExchanges;
import dev.inquest.observation.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Asks the teacher, and keeps what it says within its cap. */
@ApplicationScoped
public class CorrectActivitiesBean implements CorrectActivities {

    private final Situations situations;
    private final CaseFiles caseFiles;
    private final PlannedSteps plannedSteps;
    private final Roles roles;
    private final ModelExchanges exchanges;

    public CorrectActivitiesBean(
            Situations situations,
            CaseFiles caseFiles,
            PlannedSteps plannedSteps,
            Roles roles,
            ModelExchanges exchanges) {
        this.situations = situations;
        this.caseFiles = caseFiles;
        this.plannedSteps = plannedSteps;
        this.roles = roles;
        this.exchanges = exchanges;
    }

    @Override
    public CorrectReply correct(CorrectRequest request) {
        caseFiles.phase(request.incidentId(), Phase.CORRECT);
        return given(request).orElseGet(() -> ask(request));
    }

    /**
     * The correction of this round, when an attempt before this one committed it and was lost: asked again, a model would
     * say something else, and the case file would hold both. What a model's calls cost is on record; of the embedded
     * reasoner's correction only what was said is known.
     */
    private Optional<CorrectReply> given(CorrectRequest request) {
        return caseFiles
                .find(request.incidentId())
                .flatMap(file -> Optional.ofNullable(file.plan()))
                .filter(plan -> plan.revision() == request.plan().revision() + 1
                        && plan.origin().equals(origin(request.round())))
                .map(plan -> given(request, plan));
    }

    private CorrectReply given(CorrectRequest request, Plan plan) {
        String text = caseFiles.notes(request.incidentId(), "correction").getLast();
        List<Exchange> made = exchanges.ofThisActivity(request.incidentId());
        Use use = made.isEmpty() ? Use.ofTokens(Tokens.count(text)) : Exchange.use(made);
        return new CorrectReply(false, text, plan, use.tokens(), use.microUsd());
    }

    private CorrectReply ask(CorrectRequest request) {
        Situation situation = situations.now(request.incidentId(), List.of(), request.looksLeft());
        Advice advice = roles.teacher().correct(situation, request.plan(), request.belief(), request.round());
        if (advice.proceed()) {
            caseFiles.note(
                    request.incidentId(),
                    "teacher-" + request.round() + "-" + request.plan().digest(),
                    "note",
                    "The teacher lets the plan stand");
            return new CorrectReply(
                    true,
                    advice.text(),
                    request.plan(),
                    advice.use().tokens(),
                    advice.use().microUsd());
        }
        Plan corrected = new Plan(request.plan().revision() + 1, origin(request.round()), advice.steps());
        String text = Tokens.dropLines(advice.text(), MAX_TOKENS);
        plannedSteps.remember(
                request.incidentId(),
                corrected.steps().stream()
                        .filter(step -> !request.plan().steps().contains(step))
                        .toList());
        caseFiles.plan(request.incidentId(), corrected, "correction", text);
        return new CorrectReply(
                false, text, corrected, advice.use().tokens(), advice.use().microUsd());
    }

    private static String origin(int round) {
        return "correction-" + round;
    }
}
