package dev.inquest.api.incident;

import dev.inquest.casefile.CaseFile;
import dev.inquest.evidence.EvidenceStore;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Outcome;
import dev.inquest.model.llm.Degradations;
import dev.inquest.reward.Rewards;
import dev.inquest.runtime.TemporalLinks;
import dev.inquest.teaching.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes what people read out of what is stored. */
@ApplicationScoped
class IncidentViews {

    private final EvidenceStore evidence;
    private final Statements statements;
    private final Rewards rewards;
    private final TemporalLinks temporal;

    IncidentViews(EvidenceStore evidence, Statements statements, Rewards rewards, TemporalLinks temporal) {
        this.evidence = evidence;
        this.statements = statements;
        this.rewards = rewards;
        this.temporal = temporal;
    }

    static String path(String incidentId) {
        return "/incidents/" + incidentId;
    }

    IncidentView view(CaseFile file) {
        Incident incident = file.incident();
        return new IncidentView(
                incident.id(),
                incident.source(),
                incident.title(),
                incident.description(),
                incident.cluster(),
                incident.namespace(),
                incident.startsAt(),
                incident.alerts(),
                incident.recurrenceOf(),
                file.phase(),
                file.mode(),
                file.plan(),
                file.awaitingDigest() == null ? null : new IncidentView.AwaitingApproval(file.awaitingDigest()),
                statements.last(incident.id()).map(ProbeView::of).orElse(null),
                texts(file, Set.of("correction")),
                texts(file, Set.of(Degradations.KIND, Degradations.PASSED_OVER)),
                evidence.refs(incident.id()).stream()
                        .map(ref -> item(incident.id(), ref))
                        .toList(),
                file.findings(),
                file.hypotheses(),
                file.timeline(),
                file.outcome(),
                file.diagnosisBy(),
                file.modelReading(),
                file.embeddedOutcome(),
                rewards.of(incident.id()).map(RewardView::of).orElse(null),
                file.corrections(),
                file.settings(),
                file.spending(),
                file.proposed().offered(),
                file.proposed().accepted(),
                file.acceptedAt(),
                file.closedAt(),
                links(file));
    }

    IncidentSummary summary(CaseFile file) {
        Incident incident = file.incident();
        @Nullable Outcome outcome = file.outcome();
        return new IncidentSummary(
                incident.id(),
                incident.source(),
                incident.title(),
                incident.cluster(),
                incident.namespace(),
                file.phase(),
                file.mode(),
                outcome == null ? null : outcome.status(),
                outcome instanceof Outcome.Diagnosed diagnosed ? causes(diagnosed) : List.of(),
                file.acceptedAt(),
                file.closedAt(),
                links(file));
    }

    private static List<IncidentSummary.Cause> causes(Outcome.Diagnosed diagnosed) {
        return diagnosed.diagnosis().rootCauses().stream()
                .map(c -> new IncidentSummary.Cause(c.entity(), c.fault(), c.confidence()))
                .toList();
    }

    private static IncidentView.EvidenceItem item(String incidentId, EvidenceRef ref) {
        return new IncidentView.EvidenceItem(
                ref.number(),
                ref.command(),
                ref.status(),
                ref.looks(),
                ref.summary(),
                ref.digest(),
                path(incidentId) + "/evidence/" + ref.number());
    }

    private static List<String> texts(CaseFile file, Set<String> kinds) {
        return file.timeline().stream()
                .filter(e -> kinds.contains(e.kind()))
                .map(CaseFile.Entry::text)
                .toList();
    }

    private IncidentView.Links links(CaseFile file) {
        return new IncidentView.Links(
                path(file.incident().id()),
                temporal.workflow(file.workflowId(), file.runId()).orElse(null));
    }
}
