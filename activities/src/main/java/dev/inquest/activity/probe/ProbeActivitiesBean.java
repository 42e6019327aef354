package dev.inquest.activity.probe;

import dev.inquest.activity.Situations;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.incident.Phase;
import dev.inquest.investigation.ProbeActivities;
import dev.inquest.model.Situation;
import dev.inquest.model.Student.Belief;
import dev.inquest.model.Tokens;
import dev.inquest.model.llm.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** Asks the student what it believes, and chooses the mode from it. */
@ApplicationScoped
public class ProbeActivitiesBean implements ProbeActivities {

    private final Situations situations;
    private final CaseFiles caseFiles;
    private final Roles roles;

    public ProbeActivitiesBean(Situations situations, CaseFiles caseFiles, Roles roles) {
        this.situations = situations;
        this.caseFiles = caseFiles;
        this.roles = roles;
    }

    @Override
    public ProbeReply probe(ProbeRequest request) {
        caseFiles.phase(request.incidentId(), Phase.PROBE);
        Situation situation = situations.now(request.incidentId(), List.of(), 0);
        Belief belief = roles.student().probe(situation, request.plan());
        String text = Tokens.cut(belief.text(), MAX_TOKENS);
        ModeChoice choice = ModeChoice.of(
                request.capsules(), request.capsuleFailed(), request.maxCorrections(), belief.confidence());
        String key = "probe-" + request.plan().digest();
        caseFiles.note(request.incidentId(), key, "probe", text);
        if (belief.cut()) {
            caseFiles.note(
                    request.incidentId(),
                    key + "-cut",
                    "note",
                    "The probe's answer was cut at " + MAX_TOKENS + " tokens");
        }
        String mode = choice.mode().name().toLowerCase(Locale.ROOT);
        caseFiles.note(request.incidentId(), key + "-mode", "note", "Mode " + mode + ": " + choice.reason());
        return new ProbeReply(
                text,
                belief.confidence(),
                choice.mode(),
                choice.reason(),
                belief.use().tokens(),
                belief.use().microUsd());
    }
}
