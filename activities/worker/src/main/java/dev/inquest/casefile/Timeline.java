package dev.inquest.casefile;

import dev.inquest.storage.StoredText;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** The timelines of all incidents: entries are added, once for each key, and never changed. */
@ApplicationScoped
class Timeline implements PanacheRepository<TimelineEntry> {

    private static final String INSERT = """
            insert into timeline_entry (incident_id, entry_key, noted_at, kind, body)
            values (:incident, :key, :at, :kind, :body)
            on conflict (incident_id, entry_key) do nothing
            """;

    private final Session session;

    @Inject
    Timeline(Session session) {
        this.session = session;
    }

    /** Whether the entry is new. */
    boolean add(String incidentId, String key, String kind, String text) {
        return session.createNativeMutationQuery(INSERT)
                        .setParameter("incident", incidentId)
                        .setParameter("key", StoredText.of(key))
                        .setParameter("at", Instant.now())
                        .setParameter("kind", kind)
                        .setParameter("body", StoredText.of(text))
                        .executeUpdate()
                == 1;
    }

    boolean has(String incidentId, String key) {
        return count("incidentId = ?1 and entryKey = ?2", incidentId, StoredText.of(key)) > 0;
    }

    List<CaseFile.Entry> of(String incidentId) {
        return list("incidentId = ?1 order by id", incidentId).stream()
                .map(TimelineEntry::toEntry)
                .toList();
    }

    List<String> texts(String incidentId, String kind) {
        return list("incidentId = ?1 and kind = ?2 order by id", incidentId, kind).stream()
                .map(entry -> entry.toEntry().text())
                .toList();
    }

    Map<String, String> textsByKey(String incidentId, String kind) {
        Map<String, String> texts = new LinkedHashMap<>();
        list("incidentId = ?1 and kind = ?2 order by id", incidentId, kind)
                .forEach(entry -> texts.put(entry.key(), entry.toEntry().text()));
        return texts;
    }
}
