package dev.inquest.evidence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Observation;
import dev.inquest.storage.StoredJson;
import dev.inquest.storage.StoredText;
import dev.inquest.text.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The evidence in PostgreSQL: one row for each look, its output in content-addressed blobs. */
@ApplicationScoped
@Transactional
class PostgresEvidenceStore implements EvidenceStore {

    static final TypeReference<List<Observation>> OBSERVATIONS = new TypeReference<>() {};

    /** Waits for whoever is storing the same number; then that one's row stands. */
    private static final String INSERT = """
            insert into evidence (incident_id, number, command, status, looks, excerpt_tokens, summary, observed_at,
                text_digest, observations_digest, content_digest)
            values (:incident, :number, :command, :status, :looks, :excerptTokens, :summary, :observedAt,
                :textDigest, :observationsDigest, :contentDigest)
            on conflict (incident_id, number) do nothing
            """;

    /** Characters of output that stay decoded: the pieces of some dozens of investigations. */
    private static final long KEPT_CHARACTERS = 16_000_000;

    /** Rows never change, so that what was decoded once stays right. */
    private final Cache<String, Evidence> decoded = Caffeine.newBuilder()
            .maximumWeight(KEPT_CHARACTERS)
            .weigher((String digest, Evidence piece) -> 200 + piece.text().length())
            .build();

    private final EvidenceRows rows;
    private final EvidenceBlobs blobs;
    private final EvidenceChain chain;
    private final Session session;

    @Inject
    PostgresEvidenceStore(EvidenceRows rows, EvidenceBlobs blobs, EvidenceChain chain, Session session) {
        this.rows = rows;
        this.blobs = blobs;
        this.chain = chain;
        this.session = session;
    }

    @Override
    public Optional<EvidenceRef> find(String incidentId, int number, String command) {
        String stored = StoredText.of(command);
        return rows.row(incidentId, number).map(EvidenceRow::toRef).filter(ref -> ref.command()
                .equals(stored));
    }

    @Override
    public EvidenceRef store(String incidentId, int number, String command, CommandOutput output) {
        Optional<EvidenceRow> first = rows.row(incidentId, number);
        if (first.isPresent()) {
            return first.get().toRef();
        }
        NewEvidence evidence = NewEvidence.of(incidentId, number, command, output);
        if (insert(evidence)) {
            blobs.put(evidence.text(), evidence.observations());
        }
        return rows.row(incidentId, number).orElseThrow().toRef();
    }

    private boolean insert(NewEvidence evidence) {
        return session.createNativeMutationQuery(INSERT)
                        .setParameter("incident", evidence.incidentId())
                        .setParameter("number", evidence.number())
                        .setParameter("command", evidence.command())
                        .setParameter("status", evidence.status().name())
                        .setParameter("looks", evidence.looks())
                        .setParameter("excerptTokens", evidence.excerptTokens())
                        .setParameter("summary", evidence.summary())
                        .setParameter("observedAt", evidence.observedAt())
                        .setParameter("textDigest", evidence.text().digest())
                        .setParameter(
                                "observationsDigest", evidence.observations().digest())
                        .setParameter("contentDigest", evidence.contentDigest())
                        .executeUpdate()
                == 1;
    }

    @Override
    public List<Evidence> all(String incidentId) {
        return state(incidentId).evidence();
    }

    @Override
    public EvidenceState state(String incidentId) {
        List<EvidenceRow> found = rows.rows(incidentId);
        String digest = Digests.sha256(incidentId);
        for (EvidenceRow row : found) {
            digest = Digests.sha256(digest + row.contentDigest());
        }
        return new EvidenceState(found.stream().map(this::whole).toList(), digest);
    }

    @Override
    public List<EvidenceRef> refs(String incidentId) {
        return rows.rows(incidentId).stream().map(EvidenceRow::toRef).toList();
    }

    @Override
    public Optional<Evidence> get(String incidentId, int number) {
        return rows.row(incidentId, number).map(this::whole);
    }

    @Override
    public Optional<String> chainDigest(String incidentId, int number) {
        return chain.link(incidentId, number);
    }

    @Override
    public String seal(String incidentId, int throughNumber) {
        return chain.seal(incidentId, throughNumber);
    }

    private Evidence whole(EvidenceRow row) {
        // The content digest covers the incident and all that a reader is shown: equal digests are the same piece.
        return decoded.get(row.contentDigest(), digest -> decode(row));
    }

    private Evidence decode(EvidenceRow row) {
        return row.toEvidence(
                blobs.text(row.textDigest()), StoredJson.read(blobs.text(row.observationsDigest()), OBSERVATIONS));
    }
}
