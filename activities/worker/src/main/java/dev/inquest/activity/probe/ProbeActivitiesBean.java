package dev.inquest.activity.probe;

import dev.inquest.activity.Situations;
import dev.inquest.capsule.CapsuleLibrary;
import dev.inquest.casefile.CaseFile;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Role;
import dev.inquest.incident.Settings;
import dev.inquest.investigation.FailureType;
import dev.inquest.investigation.ProbeActivities;
import dev.inquest.model.Situation;
import dev.inquest.model.Student.Belief;
import dev.inquest.model.llm.Degradations;
import dev.inquest.model.llm.Roles;
import dev.inquest.model.llm.exchange.RoleModel;
import dev.inquest.observation.Tokens;
import dev.inquest.teaching.Statement;
import dev.inquest.teaching.Statements;
import dev.inquest.teaching.Threshold;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** Asks the student what it believes, and chooses the mode from it. A repeated attempt finds what was said and chosen. */
@ApplicationScoped
public class ProbeActivitiesBean implements ProbeActivities {

    private final Situations situations;
    private final CaseFiles caseFiles;
    private final Roles roles;
    private final Degradations degradations;
    private final Statements statements;
    private final CapsuleLibrary library;

    public ProbeActivitiesBean(
            Situations situations,
            CaseFiles caseFiles,
            Roles roles,
            Degradations degradations,
            Statements statements,
            CapsuleLibrary library) {
        this.situations = situations;
        this.caseFiles = caseFiles;
        this.roles = roles;
        this.degradations = degradations;
        this.statements = statements;
        this.library = library;
    }

    @Override
    public ProbeReply probe(ProbeRequest request) {
        caseFiles.phase(request.incidentId(), Phase.PROBE);
        String key = "probe-" + request.plan().digest();
        Statement said = statements.of(request.incidentId(), key).orElseGet(() -> ask(request, key));
        caseFiles.note(request.incidentId(), key, "probe", said.belief());
        String mode = said.mode().name().toLowerCase(Locale.ROOT);
        caseFiles.note(request.incidentId(), key + "-mode", "note", "Mode " + mode + ": " + said.reason());
        return new ProbeReply(
                said.belief(),
                said.confidence(),
                said.mode(),
                said.reason(),
                said.use().tokens(),
                said.use().microUsd());
    }

    private Statement ask(ProbeRequest request, String key) {
        Settings settings = settings(request.incidentId());
        Situation situation = situations.now(request.incidentId(), List.of(), 0);
        Belief belief = roles.student().probe(situation, request.plan());
        if (belief.cut()) {
            caseFiles.note(
                    request.incidentId(),
                    key + "-cut",
                    "note",
                    "The probe's answer was cut at " + MAX_TOKENS + " tokens");
        }
        String student = student(request.incidentId());
        ModeChoice choice = ModeChoice.of(
                request,
                belief.confidence(),
                threshold(student, settings),
                capsule -> library.latestJudged(capsule.id(), capsule.version(), ModeChoice.FAILING));
        Statement said = new Statement(
                student,
                Tokens.cut(belief.text(), MAX_TOKENS),
                belief.confidence(),
                choice.mode(),
                choice.reason(),
                belief.use());
        return statements.keep(request.incidentId(), key, said, !settings.frozen());
    }

    /** What was learned serves where capsules may: an arm without them measures the method without its memory. */
    private Threshold threshold(String student, Settings settings) {
        return settings.capsules()
                ? Threshold.of(statements.record(student))
                : Threshold.unlearned("this investigation uses nothing that was learned");
    }

    /** Who spoke: the embedded student also where the model was given up. */
    private String student(String incidentId) {
        return roles.studentLine()
                .filter(line -> !degradations.isGivenUp(incidentId, Role.STUDENT))
                .map(RoleModel::name)
                .orElse(Statement.EMBEDDED);
    }

    private Settings settings(String incidentId) {
        return caseFiles
                .find(incidentId)
                .map(CaseFile::settings)
                .orElseThrow(() -> FailureType.INCIDENT_NOT_FOUND.failure("there is no incident " + incidentId));
    }
}
