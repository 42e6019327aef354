package dev.inquest.casefile;

import dev.inquest.casefile.CaseFiles.Filter;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Settings;
import dev.inquest.storage.StoredJson;
import dev.inquest.storage.StoredText;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Reads and opens rows of case files. */
@ApplicationScoped
class IncidentCases implements PanacheRepositoryBase<IncidentCase, String> {

    /** Waits for whoever is opening the same; then that one's row stands. */
    private static final String INSERT = """
            insert into incident_case (id, source, fingerprint, workflow_id, cluster, namespace, incident, settings,
                phase, accepted_at)
            values (:id, :source, :fingerprint, :workflowId, :cluster, :namespace, :incident, :settings,
                :phase, :acceptedAt)
            on conflict do nothing
            """;

    private final Session session;

    @Inject
    IncidentCases(Session session) {
        this.session = session;
    }

    /** Whether the row is new: neither its id nor an open file of its fingerprint was there. */
    boolean insert(Incident incident, String fingerprint, String workflowId, Settings settings) {
        return session.createNativeMutationQuery(INSERT)
                        .setParameter("id", incident.id())
                        .setParameter("source", StoredText.of(incident.source()))
                        .setParameter("fingerprint", StoredText.of(fingerprint))
                        .setParameter("workflowId", StoredText.of(workflowId))
                        .setParameter("cluster", StoredText.of(incident.cluster()))
                        .setParameter("namespace", cleaned(incident.namespace()), String.class)
                        .setParameter("incident", StoredJson.write(incident))
                        .setParameter("settings", StoredJson.write(settings))
                        .setParameter("phase", Phase.QUEUED.name())
                        .setParameter("acceptedAt", Instant.now())
                        .executeUpdate()
                == 1;
    }

    /**
     * The row, locked until the transaction ends.
     *
     * @throws NoSuchElementException when there is no such file
     */
    IncidentCase locked(String incidentId) {
        return findByIdOptional(incidentId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new NoSuchElementException("no case file for incident " + incidentId));
    }

    Optional<IncidentCase> open(String source, String fingerprint) {
        return find("source = ?1 and fingerprint = ?2 and closedAt is null", cleaned(source), cleaned(fingerprint))
                .firstResultOptional();
    }

    Optional<IncidentCase> lastClosed(String source, String fingerprint) {
        return find(
                        "source = ?1 and fingerprint = ?2 and closedAt is not null order by closedAt desc, id desc",
                        cleaned(source),
                        cleaned(fingerprint))
                .firstResultOptional();
    }

    /** The rows that the filter matches, newest first; rows of the same instant by id. */
    PanacheQuery<IncidentCase> matching(Filter filter) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>();
        if (filter.status() != null) {
            conditions.add(closedness(filter.status()));
        }
        equal("namespace", filter.namespace(), conditions, values);
        equal("cluster", filter.cluster(), conditions, values);
        equal("source", filter.source(), conditions, values);
        equal("outcomeStatus", filter.outcome(), conditions, values);
        return find(String.join(" and ", conditions) + " order by acceptedAt desc, id desc", values);
    }

    private static String closedness(String status) {
        return switch (status) {
            case "open" -> "closedAt is null";
            case "closed" -> "closedAt is not null";
            default -> throw new IllegalArgumentException("status must be open or closed but was " + status);
        };
    }

    private static void equal(
            String column, @Nullable String value, List<String> conditions, Map<String, Object> values) {
        if (value != null) {
            conditions.add(column + " = :" + column);
            values.put(column, StoredText.of(value));
        }
    }

    private static @Nullable String cleaned(@Nullable String text) {
        return text == null ? null : StoredText.of(text);
    }
}
