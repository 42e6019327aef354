package dev.inquest.evidence;

import dev.inquest.text.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The hash chain over an incident's evidence: each link is the SHA-256 over the link before and the row's content
 * digest; the first link's predecessor is the SHA-256 of the incident's id. A number without a row (a look that never
 * came to anything) has no link. A row that comes with a number below one already sealed stays outside of the chain,
 * which shows that it came late.
 */
@ApplicationScoped
class EvidenceChain {

    private static final String LINKS = """
            select number, content_digest, chain_digest from evidence
            where incident_id = :incident and number <= :through order by number
            """;
    private static final String SEAL =
            "update evidence set chain_digest = :link where incident_id = :incident and number = :number";
    private static final String LOCK = "select 1 from pg_advisory_xact_lock(hashtextextended(:incident, 0))";

    private final Session session;

    @Inject
    EvidenceChain(Session session) {
        this.session = session;
    }

    private record Link(
            int number, String content, @Nullable String sealed) {
        static Link of(Object[] row) {
            return new Link(((Number) row[0]).intValue(), (String) row[1], (String) row[2]);
        }
    }

    String seal(String incidentId, int throughNumber) {
        session.createNativeQuery(LOCK, Integer.class)
                .setParameter("incident", incidentId)
                .getSingleResult();
        List<Link> links = session
                .createNativeQuery(LINKS, Object[].class)
                .setParameter("incident", incidentId)
                .setParameter("through", throughNumber)
                .getResultList()
                .stream()
                .map(Link::of)
                .toList();
        int sealedThrough = sealedThrough(incidentId);
        String last = Digests.sha256(incidentId);
        for (Link link : links) {
            if (link.sealed() != null) {
                last = link.sealed();
            } else if (link.number() > sealedThrough) {
                last = Digests.sha256(last + link.content());
                write(incidentId, link.number(), last);
            }
        }
        return last;
    }

    Optional<String> link(String incidentId, int number) {
        return session.createNativeQuery(LINKS, Object[].class)
                .setParameter("incident", incidentId)
                .setParameter("through", number)
                .getResultStream()
                .map(Link::of)
                .filter(link -> link.number() == number)
                .flatMap(link -> Optional.ofNullable(link.sealed()).stream())
                .findFirst();
    }

    private int sealedThrough(String incidentId) {
        return session.createNativeQuery(
                        "select coalesce(max(number), 0) from evidence"
                                + " where incident_id = :incident and chain_digest is not null",
                        Integer.class)
                .setParameter("incident", incidentId)
                .getSingleResult();
    }

    private void write(String incidentId, int number, String link) {
        session.createNativeMutationQuery(SEAL)
                .setParameter("link", link)
                .setParameter("incident", incidentId)
                .setParameter("number", number)
                .executeUpdate();
    }
}
