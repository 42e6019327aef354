package dev.inquest.capsule.store;

import dev.inquest.capsule.Capsule;
import dev.inquest.capsule.CapsuleStatus;
import dev.inquest.capsule.SuccessRate;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Capsules with their current version, provenance and record. */
@ApplicationScoped
class CapsuleRepository implements PanacheRepositoryBase<CapsuleEntity, String> {

    private static final List<CapsuleStatus> LIVE = List.of(CapsuleStatus.ACTIVE, CapsuleStatus.PROMOTED);

    private final TrialRepository trials;

    CapsuleRepository(TrialRepository trials) {
        this.trials = trials;
    }

    /**
     * Every write of the library waits here for the one before it, until its transaction ends: two incidents of one
     * kind that end together improve one capsule instead of minting two. Writes are rare and short.
     */
    void oneWriterAtATime() {
        getEntityManager()
                .createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtext('inquest.capsules'))) as held")
                .getSingleResult();
    }

    List<CapsuleEntity> live() {
        return list("status in ?1", Sort.by("createdAt").and("id"), LIVE);
    }

    List<CapsuleEntity> page(@Nullable CapsuleStatus status, int offset, int limit) {
        Sort newest = Sort.by("createdAt", Sort.Direction.Descending).and("id");
        var query = status == null ? findAll(newest) : find("status", newest, status);
        return query.range(offset, offset + limit - 1).list();
    }

    long count(@Nullable CapsuleStatus status) {
        return status == null ? count() : count("status", status);
    }

    /** The live capsules whose current trigger has one of the codes. */
    List<CapsuleEntity> gated(Set<String> findings, Set<String> symptoms) {
        return getSession()
                .createNativeQuery("""
                        select c.* from capsule c
                        join capsule_version v on v.capsule_id = c.id and v.version = c.version
                        where c.status in ('ACTIVE', 'PROMOTED')
                          and (v.findings && string_to_array(:findings, ' ') or v.symptoms && string_to_array(:symptoms, ' '))
                        order by c.id""", CapsuleEntity.class)
                .setParameter("findings", String.join(" ", findings))
                .setParameter("symptoms", String.join(" ", symptoms))
                .getResultList();
    }

    VersionEntity current(CapsuleEntity capsule) {
        return getEntityManager()
                .createQuery("from VersionEntity where capsuleId = ?1 and version = ?2", VersionEntity.class)
                .setParameter(1, capsule.id())
                .setParameter(2, capsule.version())
                .getSingleResult();
    }

    List<ProvenanceEntity> provenance(Collection<String> capsuleIds) {
        return getEntityManager()
                .createQuery("from ProvenanceEntity where capsuleId in ?1 order by id", ProvenanceEntity.class)
                .setParameter(1, capsuleIds)
                .getResultList();
    }

    List<ProvenanceEntity> taughtBy(String incidentId) {
        return getEntityManager()
                .createQuery("from ProvenanceEntity where incidentId = ?1 order by id", ProvenanceEntity.class)
                .setParameter(1, incidentId)
                .getResultList();
    }

    Capsule assemble(CapsuleEntity capsule) {
        return assemble(List.of(capsule)).getFirst();
    }

    /** The capsules as the domain knows them, in the order given; three queries however many there are. */
    List<Capsule> assemble(List<CapsuleEntity> capsules) {
        if (capsules.isEmpty()) {
            return List.of();
        }
        List<String> ids = capsules.stream().map(CapsuleEntity::id).toList();
        Map<String, VersionEntity> versions = getEntityManager()
                .createQuery("""
                        select v from VersionEntity v join CapsuleEntity c on c.id = v.capsuleId and c.version = v.version
                        where v.capsuleId in ?1""", VersionEntity.class)
                .setParameter(1, ids)
                .getResultStream()
                .collect(Collectors.toMap(VersionEntity::capsuleId, v -> v));
        Map<String, List<String>> provenance = provenance(ids).stream()
                .collect(Collectors.groupingBy(
                        ProvenanceEntity::capsuleId,
                        Collectors.mapping(ProvenanceEntity::incidentId, Collectors.toList())));
        Map<String, SuccessRate> records = trials.records(ids);
        return capsules.stream()
                .map(c -> capsule(
                        c,
                        versions.get(c.id()),
                        records.getOrDefault(c.id(), SuccessRate.UNTRIED),
                        provenance.getOrDefault(c.id(), List.of())))
                .toList();
    }

    private static Capsule capsule(
            CapsuleEntity capsule, @Nullable VersionEntity version, SuccessRate record, List<String> provenance) {
        if (version == null) {
            throw new IllegalStateException(
                    "capsule " + capsule.id() + " has no version " + capsule.version() + " in the database");
        }
        return new Capsule(
                capsule.id(),
                capsule.version(),
                capsule.skill(),
                version.trigger(),
                version.procedure(),
                record,
                capsule.status(),
                provenance,
                capsule.promotedBy(),
                capsule.mergedInto(),
                capsule.createdAt(),
                capsule.updatedAt());
    }
}
