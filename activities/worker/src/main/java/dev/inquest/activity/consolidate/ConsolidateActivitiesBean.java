package dev.inquest.activity.consolidate;

import dev.inquest.activity.Situations;
import dev.inquest.activity.consolidate.Rewarding.Worth;
import dev.inquest.capsule.Capsule;
import dev.inquest.capsule.CapsuleLibrary;
import dev.inquest.capsule.CapsuleLibrary.Learned;
import dev.inquest.capsule.CapsuleLibrary.RecallQuery;
import dev.inquest.capsule.CapsuleLibrary.Recalled;
import dev.inquest.capsule.Lesson;
import dev.inquest.capsule.TrialOutcome;
import dev.inquest.capsule.learning.LessonWriter;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.incident.CapsuleRef;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Use;
import dev.inquest.investigation.ConsolidateActivities;
import dev.inquest.model.Situation;
import dev.inquest.model.llm.exchange.Exchange;
import dev.inquest.model.llm.exchange.ModelExchanges;
import dev.inquest.teaching.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Recalls what was learned before, and learns from what happened. */
@ApplicationScoped
public class ConsolidateActivitiesBean implements ConsolidateActivities {

    /** More than a few capsules confuse whoever reads them. */
    private static final int RECALLED = 3;

    /** The kind and the key of the one entry that tells what was learned. */
    private static final String LESSON = "lesson";

    private final Situations situations;
    private final CaseFiles caseFiles;
    private final CapsuleLibrary library;
    private final LessonNotes lessonNotes;
    private final Rewarding rewarding;
    private final LessonWords lessonWords;
    private final Statements statements;
    private final ModelExchanges exchanges;

    public ConsolidateActivitiesBean(
            Situations situations,
            CaseFiles caseFiles,
            CapsuleLibrary library,
            LessonNotes lessonNotes,
            Rewarding rewarding,
            LessonWords lessonWords,
            Statements statements,
            ModelExchanges exchanges) {
        this.situations = situations;
        this.caseFiles = caseFiles;
        this.library = library;
        this.lessonNotes = lessonNotes;
        this.rewarding = rewarding;
        this.lessonWords = lessonWords;
        this.statements = statements;
        this.exchanges = exchanges;
    }

    @Override
    public List<CapsuleRef> recall(String incidentId) {
        caseFiles.phase(incidentId, Phase.RECALL);
        Situation situation = situations.now(incidentId, List.of(), 0);
        Set<String> findings = LessonWriter.codesBefore(situation.assessed().findings(), Integer.MAX_VALUE);
        Set<String> symptoms = new HashSet<>(situation.assessed().symptoms());
        List<CapsuleRef> recalled =
                library
                        .recall(new RecallQuery(
                                findings, symptoms, situation.incident().page(), RECALLED))
                        .stream()
                        .map(ConsolidateActivitiesBean::ref)
                        .toList();
        for (CapsuleRef ref : recalled) {
            String text = String.format(
                    Locale.ROOT,
                    "Recalled capsule \"%s\" (%s, score %.2f): %s",
                    ref.skill(),
                    ref.trusted() ? "trusted" : "not trusted yet",
                    ref.score(),
                    ref.reason());
            caseFiles.note(incidentId, "recall/" + ref.id() + "@" + ref.version(), "note", text);
        }
        return recalled;
    }

    @Override
    public Consolidated consolidate(ConsolidateRequest request) {
        String incidentId = request.incidentId();
        caseFiles.phase(incidentId, Phase.CONSOLIDATE);
        // What was found is shown before anything is learned from it: a judge and a teacher may take minutes.
        caseFiles.found(incidentId, request.outcome());
        statements.ended(
                incidentId,
                request.outcome().status(),
                caseFiles.notes(incidentId, "correction").size());
        Worth worth = rewarding.of(request);
        Lesson lesson = lessonNotes.lesson(request, worth.total());
        Learned learned = library.learn(lesson);
        CapsuleRef used = request.used();
        if (used != null) {
            TrialOutcome outcome = request.usedFailed() ? TrialOutcome.REFUTED : TrialOutcome.UNCONFIRMED;
            library.trial(used.id(), used.version(), incidentId, outcome, "investigation");
        }
        if (!caseFiles.noted(incidentId, LESSON)) {
            caseFiles.note(incidentId, LESSON, LESSON, lessonWords.of(lesson, learned, worth.affordable()));
        }
        List<String> capsules = learned.capsuleId() == null ? List.of() : List.of(learned.capsuleId());
        Use use = Exchange.use(exchanges.ofThisActivity(incidentId));
        return new Consolidated(learned.summary(), capsules, worth.total(), use.microUsd());
    }

    private static CapsuleRef ref(Recalled recalled) {
        Capsule capsule = recalled.capsule();
        String reason = String.format(
                Locale.ROOT,
                "matched %s; %d confirmed, %d refuted",
                String.join(", ", recalled.matched()),
                capsule.successRate().confirmed(),
                capsule.successRate().refuted());
        return new CapsuleRef(
                capsule.id(),
                capsule.version(),
                capsule.skill(),
                capsule.trusted(),
                recalled.score(),
                capsule.successRate().mean(),
                reason);
    }
}
