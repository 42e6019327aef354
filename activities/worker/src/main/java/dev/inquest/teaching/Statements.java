package dev.inquest.teaching;

import dev.inquest.capsule.CapsuleLibrary;
import dev.inquest.capsule.TrialOutcome;
import dev.inquest.incident.Mode;
import dev.inquest.storage.StoredText;
import dev.inquest.teaching.StudentRecord.Sample;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/** What students said of themselves, in PostgreSQL, and how it came out. Every write is idempotent. */
@ApplicationScoped
@Transactional
public class Statements implements PanacheRepository<ProbeStatement> {

    /** How far back a record reaches: a student changes, and so do the incidents it meets. */
    private static final int REMEMBERED = 300;

    private static final String DIAGNOSED = "diagnosed";

    private static final String INSERT = """
            insert into probe_statement (incident_id, probe_key, student, belief, confidence, mode, reason, tokens,
                micro_usd, learns, stated_at)
            values (:incident, :key, :student, :belief, :confidence, :mode, :reason, :tokens, :microUsd, :learns, :at)
            on conflict (incident_id, probe_key) do nothing
            """;

    private final Session session;
    private final CapsuleLibrary library;

    @Inject
    Statements(Session session, CapsuleLibrary library) {
        this.session = session;
        this.library = library;
    }

    /** What was said at this probe of the investigation, if it was held. */
    public Optional<Statement> of(String incidentId, String probeKey) {
        return find("incidentId = ?1 and probeKey = ?2", incidentId, probeKey)
                .firstResultOptional()
                .map(ProbeStatement::toStatement);
    }

    /** What was said last in this investigation. */
    public Optional<Statement> last(String incidentId) {
        return find("incidentId", Sort.descending("id"), incidentId)
                .firstResultOptional()
                .map(ProbeStatement::toStatement);
    }

    /**
     * Keeps what was said.
     *
     * @param learns whether its outcome may teach anything
     * @return what stands: of two attempts at one probe the first to be kept
     */
    public Statement keep(String incidentId, String probeKey, Statement said, boolean learns) {
        session.createNativeMutationQuery(INSERT)
                .setParameter("incident", incidentId)
                .setParameter("key", probeKey)
                .setParameter("student", StoredText.of(said.student()))
                .setParameter("belief", StoredText.of(said.belief()))
                .setParameter("confidence", said.confidence())
                .setParameter("mode", said.mode().name())
                .setParameter("reason", StoredText.of(said.reason()))
                .setParameter("tokens", said.use().tokens())
                .setParameter("microUsd", said.use().microUsd())
                .setParameter("learns", learns)
                .setParameter("at", Instant.now())
                .executeUpdate();
        return of(incidentId, probeKey).orElseThrow();
    }

    /**
     * Notes how the investigation ended, whether or not anybody judges it later.
     *
     * @param status the outcome's wire name
     * @param corrections how many corrections it took
     */
    public void ended(String incidentId, String status, int corrections) {
        list("incidentId", incidentId).forEach(statement -> statement.ended(status, corrections));
    }

    /**
     * How this student's latest statements came out, the last of each investigation. Where a trusted capsule led, nothing
     * was learned about the student.
     */
    public StudentRecord record(String student) {
        Map<String, ProbeStatement> latest = new LinkedHashMap<>();
        find("student = ?1 and learns = true", Sort.descending("id"), student)
                .page(0, REMEMBERED)
                .list()
                .forEach(statement -> latest.putIfAbsent(statement.incidentId(), statement));
        Map<String, TrialOutcome> verdicts = library.verdicts(latest.keySet());
        List<Sample> judged = new ArrayList<>();
        int diagnosed = 0;
        int undecided = 0;
        for (ProbeStatement statement : latest.values()) {
            TrialOutcome verdict = verdicts.get(statement.incidentId());
            if (statement.mode() == Mode.AUTO) {
                continue;
            }
            if (verdict != null) {
                judged.add(new Sample(statement.confidence(), enough(statement, verdict)));
            } else if (DIAGNOSED.equals(statement.outcome())) {
                diagnosed++;
            } else if (statement.outcome() != null) {
                undecided++;
            }
        }
        return new StudentRecord(student, judged, diagnosed, undecided);
    }

    private static boolean enough(ProbeStatement statement, TrialOutcome verdict) {
        Integer corrections = statement.corrections();
        return verdict == TrialOutcome.CONFIRMED && corrections != null && corrections <= 1;
    }
}
