package dev.inquest.activity.consolidate;

import dev.inquest.activity.PlannedSteps;
import dev.inquest.capsule.learning.Reward;
import dev.inquest.casefile.CaseFile;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.evidence.EvidenceStore;
import dev.inquest.incident.Budget;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.Use;
import dev.inquest.investigation.ConsolidateActivities.ConsolidateRequest;
import dev.inquest.investigation.FailureType;
import dev.inquest.model.Judge;
import dev.inquest.model.Judge.Conduct;
import dev.inquest.model.Judge.Opinion;
import dev.inquest.model.Judgement;
import dev.inquest.reward.Rewarded;
import dev.inquest.reward.Rewards;
import dev.inquest.teaching.Statement;
import dev.inquest.teaching.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Says what an ended investigation was worth, with a judge's view of it where there is one. */
@ApplicationScoped
public class Rewarding {

    private static final Logger LOG = Logger.getLogger(Rewarding.class);

    private static final String KIND = "judge";

    private final CaseFiles caseFiles;
    private final EvidenceStore evidenceStore;
    private final PlannedSteps plannedSteps;
    private final Statements statements;
    private final Rewards rewards;
    private final Judges judges;

    public Rewarding(
            CaseFiles caseFiles,
            EvidenceStore evidenceStore,
            PlannedSteps plannedSteps,
            Statements statements,
            Rewards rewards,
            Judges judges) {
        this.caseFiles = caseFiles;
        this.evidenceStore = evidenceStore;
        this.plannedSteps = plannedSteps;
        this.statements = statements;
        this.rewards = rewards;
        this.judges = judges;
    }

    /**
     * @param total between 0 and 1
     * @param use what the judge cost this time
     * @param affordable whether there is money left to ask a model
     */
    record Worth(double total, Use use, boolean affordable) {}

    /** The worth of it; what an attempt before this one kept stands, and is not judged again. */
    Worth of(ConsolidateRequest request) {
        CaseFile file = caseFiles
                .find(request.incidentId())
                .orElseThrow(
                        () -> FailureType.INCIDENT_NOT_FOUND.failure("there is no incident " + request.incidentId()));
        Budget budget = file.settings().budget();
        return rewards.of(request.incidentId())
                .map(kept -> worth(kept, Use.NONE, request, budget))
                .orElseGet(() -> assess(request, file, budget));
    }

    private Worth assess(ConsolidateRequest request, CaseFile file, Budget budget) {
        String incidentId = request.incidentId();
        List<EvidenceRef> looks = evidenceStore.refs(incidentId);
        Reward alone = Reward.of(request.outcome(), looks, request.spending(), request.time(), budget);
        Optional<Opinion> opinion = affordable(request, Use.NONE, budget)
                ? judges.judge().map(judge -> ask(judge, conduct(request, file, looks)))
                : Optional.empty();
        opinion.ifPresent(said -> caseFiles.note(incidentId, KIND, KIND, said.note()));
        Judgement judgement = opinion.map(Opinion::judgement).orElse(null);
        Rewarded kept =
                rewards.keep(incidentId, judgement == null ? alone : alone.withProcess(judgement.total()), judgement);
        return worth(kept, opinion.map(Opinion::use).orElse(Use.NONE), request, budget);
    }

    private Conduct conduct(ConsolidateRequest request, CaseFile file, List<EvidenceRef> looks) {
        String incidentId = request.incidentId();
        return new Conduct(
                file.incident(),
                statements.last(incidentId).map(Statement::belief).orElse(""),
                caseFiles.notes(incidentId, "correction"),
                looks,
                plannedSteps.purposes(incidentId),
                request.outcome(),
                request.spending(),
                file.settings().budget());
    }

    private static Opinion ask(Judge judge, Conduct conduct) {
        try {
            return judge.judge(conduct);
        } catch (RuntimeException e) {
            // All of them: whatever goes wrong with a judge, the incident is closed with what is known without one.
            LOG.warnf(e, "the judge failed on incident %s", conduct.incident().id());
            return new Opinion(null, "No judge's score: judging failed", Use.NONE);
        }
    }

    private static Worth worth(Rewarded kept, Use use, ConsolidateRequest request, Budget budget) {
        return new Worth(kept.reward().total(), use, affordable(request, use, budget));
    }

    /** No model is asked where the money is spent: its view is worth less than a look would have been. */
    private static boolean affordable(ConsolidateRequest request, Use more, Budget budget) {
        return budget.microUsd() == 0 || request.spending().microUsd() + more.microUsd() < budget.microUsd();
    }
}
