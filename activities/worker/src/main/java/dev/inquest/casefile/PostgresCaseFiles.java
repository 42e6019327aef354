package dev.inquest.casefile;

import dev.inquest.causality.Reasoning.Assessed;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Mode;
import dev.inquest.incident.ModelReading;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Proposed;
import dev.inquest.incident.Settings;
import dev.inquest.incident.Spending;
import dev.inquest.investigation.CaseFileActivities.Closing;
import dev.inquest.investigation.CaseFileActivities.Progress;
import dev.inquest.storage.StoredJson;
import dev.inquest.text.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The case files in PostgreSQL. Writers lock the row, so that two of them never undo each other. */
@ApplicationScoped
@Transactional(dontRollbackOn = AlreadyOpenException.class)
class PostgresCaseFiles implements CaseFiles {

    private static final String CORRECTION = "correction";
    private static final String NOTE = "note/";
    private static final String PHASE = "phase";

    private final IncidentCases cases;
    private final Timeline timeline;

    @Inject
    PostgresCaseFiles(IncidentCases cases, Timeline timeline) {
        this.cases = cases;
        this.timeline = timeline;
    }

    @Override
    public void open(Incident incident, String fingerprint, String workflowId, Settings settings) {
        if (!cases.insert(incident, fingerprint, workflowId, settings)
                && cases.findByIdOptional(incident.id()).isEmpty()) {
            throw new AlreadyOpenException(incident.source(), fingerprint);
        }
    }

    @Override
    public Optional<CaseFile> find(String incidentId) {
        return cases.findByIdOptional(incidentId).map(this::whole);
    }

    @Override
    public Optional<CaseFile> findOpen(String source, String fingerprint) {
        return cases.open(source, fingerprint).map(this::whole);
    }

    @Override
    public Optional<CaseFile> findLastClosed(String source, String fingerprint) {
        return cases.lastClosed(source, fingerprint).map(this::whole);
    }

    @Override
    public List<CaseFile> list(Filter filter, int offset, int limit) {
        if (offset < 0 || limit < 1) {
            return List.of();
        }
        return cases.matching(filter).range(offset, offset + limit - 1).stream()
                .map(IncidentCase::listed)
                .toList();
    }

    @Override
    public long count(Filter filter) {
        return cases.matching(filter).count();
    }

    @Override
    public void plan(String incidentId, Plan plan, String kind, String text, Proposed proposed) {
        IncidentCase row = cases.locked(incidentId);
        if (row.isClosed()) {
            return;
        }
        if (!plan.steps().isEmpty() || kind.equals(CORRECTION)) {
            row.plan(plan);
        }
        // A revision is told of once: an attempt that was thought lost may come back with other words.
        String key = "plan/" + plan.revision() + "/" + kind;
        if (timeline.add(incidentId, key, kind, text)) {
            row.proposed(proposed);
            if (kind.equals(CORRECTION)) {
                row.corrected();
            }
        }
    }

    @Override
    public void note(String incidentId, String key, String kind, String text) {
        timeline.add(incidentId, NOTE + key, kind, text);
    }

    @Override
    public boolean noted(String incidentId, String key) {
        return timeline.has(incidentId, NOTE + key);
    }

    @Override
    public List<String> notes(String incidentId, String kind) {
        return timeline.texts(incidentId, kind);
    }

    @Override
    public Map<String, String> notesByKey(String incidentId, String kind) {
        Map<String, String> notes = new LinkedHashMap<>();
        timeline.textsByKey(incidentId, kind).forEach((key, text) -> {
            if (key.startsWith(NOTE)) {
                notes.put(key.substring(NOTE.length()), text);
            }
        });
        return notes;
    }

    @Override
    public void assessed(String incidentId, Assessed assessed) {
        IncidentCase row = cases.locked(incidentId);
        if (!row.isClosed()) {
            row.assessed(assessed);
        }
    }

    @Override
    public void read(String incidentId, ModelReading reading, Outcome embedded) {
        IncidentCase row = cases.locked(incidentId);
        if (!row.isClosed()) {
            row.read(reading, embedded);
        }
    }

    @Override
    public void found(String incidentId, Outcome outcome) {
        IncidentCase row = cases.locked(incidentId);
        if (!row.isClosed()) {
            row.found(outcome);
        }
    }

    @Override
    public void started(String incidentId, String runId) {
        cases.locked(incidentId).started(runId);
    }

    @Override
    public void phase(String incidentId, Phase phase) {
        IncidentCase row = cases.locked(incidentId);
        if (!row.isClosed()) {
            row.phase(phase);
        }
    }

    @Override
    public void spent(String incidentId, @Nullable Mode mode, Spending spending) {
        IncidentCase row = cases.locked(incidentId);
        if (!row.isClosed()) {
            row.spent(mode, spending);
        }
    }

    @Override
    public void progress(Progress progress) {
        IncidentCase row = cases.locked(progress.incidentId());
        if (row.isClosed()) {
            return;
        }
        row.progress(progress);
        if (!progress.note().isBlank()) {
            // A repeated activity says the same again at the same spending; a later round has spent more.
            String key = "progress/" + Digests.sha256(StoredJson.write(progress));
            timeline.add(progress.incidentId(), key, PHASE, progress.note());
        }
    }

    @Override
    public void close(Closing closing) {
        IncidentCase row = cases.locked(closing.incidentId());
        if (!row.isClosed()) {
            row.close(closing);
        }
    }

    private CaseFile whole(IncidentCase row) {
        return row.whole(timeline.of(row.id()));
    }
}
