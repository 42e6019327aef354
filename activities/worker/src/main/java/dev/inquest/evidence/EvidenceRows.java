package dev.inquest.evidence;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads rows of evidence. */
@ApplicationScoped
class EvidenceRows implements PanacheRepository<EvidenceRow> {

    Optional<EvidenceRow> row(String incidentId, int number) {
        return find("incidentId = ?1 and number = ?2", incidentId, number).firstResultOptional();
    }

    List<EvidenceRow> rows(String incidentId) {
        return list("incidentId = ?1 order by number", incidentId);
    }
}
