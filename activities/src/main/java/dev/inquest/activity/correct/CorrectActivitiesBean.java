package dev.inquest.activity.correct;

import dev.inquest.activity.PlannedSteps;
import dev.inquest.activity.Situations;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Plan;
import dev.inquest.investigation.CorrectActivities;
import dev.inquest.model.Situation;
import dev.inquest.model.Teacher.Advice;
import dev.inquest.model.Tokens;
import dev.inquest.model.llm.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Asks the teacher, and keeps what it says within its cap. */
@ApplicationScoped
public class CorrectActivitiesBean implements CorrectActivities {

    private final Situations situations;
    private final CaseFiles caseFiles;
    private final PlannedSteps plannedSteps;
    private final Roles roles;

    public CorrectActivitiesBean(Situations situations, CaseFiles caseFiles, PlannedSteps plannedSteps, Roles roles) {
        this.situations = situations;
        this.caseFiles = caseFiles;
        this.plannedSteps = plannedSteps;
        this.roles = roles;
    }

    @Override
    public CorrectReply correct(CorrectRequest request) {
        caseFiles.phase(request.incidentId(), Phase.CORRECT);
        Situation situation = situations.now(request.incidentId(), List.of(), request.looksLeft());
        Advice advice = roles.teacher().correct(situation, request.plan(), request.belief(), request.round());
        if (advice.proceed()) {
            caseFiles.note(
                    request.incidentId(),
                    "teacher-" + request.round() + "-" + request.plan().digest(),
                    "note",
                    "The teacher lets the plan stand");
            return new CorrectReply(true, advice.text(), request.plan(), advice.tokens());
        }
        String origin = "correction-" + request.round();
        Plan corrected = new Plan(request.plan().revision() + 1, origin, advice.steps());
        String text = withinCap(advice.text());
        plannedSteps.remember(request.incidentId(), corrected.steps());
        caseFiles.plan(request.incidentId(), corrected, "correction", text);
        return new CorrectReply(false, text, corrected, advice.tokens());
    }

    /** A correction over its cap loses whole trailing lines. */
    static String withinCap(String text) {
        String kept = text;
        while (Tokens.count(kept) > MAX_TOKENS) {
            int lastLine = kept.lastIndexOf('\n');
            if (lastLine < 0) {
                return Tokens.cut(kept, MAX_TOKENS);
            }
            kept = kept.substring(0, lastLine);
        }
        return kept;
    }
}
