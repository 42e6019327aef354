package dev.inquest.evidence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Reads and writes stored texts. */
@ApplicationScoped
class EvidenceBlobs implements PanacheRepositoryBase<EvidenceBlob, String> {

    private static final String INSERT = """
            insert into evidence_blob (digest, raw_bytes, compressed) values (:digest, :rawBytes, :compressed)
            on conflict (digest) do nothing
            """;

    private final Session session;

    @Inject
    EvidenceBlobs(Session session) {
        this.session = session;
    }

    /** Writes those that are not there yet, in the order of their digests: two writers never wait for each other. */
    void put(EvidenceBlob... blobs) {
        Stream.of(blobs)
                .sorted(Comparator.comparing(EvidenceBlob::digest))
                .forEach(blob -> session.createNativeMutationQuery(INSERT)
                        .setParameter("digest", blob.digest())
                        .setParameter("rawBytes", blob.rawBytes())
                        .setParameter("compressed", blob.compressed())
                        .executeUpdate());
    }

    String text(String digest) {
        return findByIdOptional(digest)
                .orElseThrow(() -> new IllegalStateException("evidence blob " + digest + " is gone"))
                .text();
    }
}
