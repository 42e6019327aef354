package dev.inquest.capsule.store;

import dev.inquest.capsule.ConsolidationReports;
import dev.inquest.consolidation.ConsolidationReport;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Consolidation reports in PostgreSQL. */
@ApplicationScoped
class ReportRepository implements PanacheRepositoryBase<ReportEntity, String>, ConsolidationReports {

    @Override
    @Transactional
    public void save(ConsolidationReport report) {
        getEntityManager().merge(new ReportEntity(report));
    }

    @Override
    @Transactional
    public List<ConsolidationReport> latest(int limit) {
        return findAll(Sort.by("startedAt", Sort.Direction.Descending).and("consolidationId"))
                .range(0, Math.max(1, limit) - 1)
                .list()
                .stream()
                .map(ReportEntity::report)
                .toList();
    }
}
