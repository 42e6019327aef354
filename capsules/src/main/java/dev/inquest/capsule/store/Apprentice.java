package dev.inquest.capsule.store;

import dev.inquest.capsule.Capsule;
import dev.inquest.capsule.CapsuleLibrary.Learned;
import dev.inquest.capsule.Lesson;
import dev.inquest.capsule.ProcedureStep;
import dev.inquest.capsule.Trigger;
import dev.inquest.capsule.learning.Procedures;
import dev.inquest.capsule.learning.Resemblance;
import dev.inquest.capsule.learning.SkillName;
import dev.inquest.text.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns lessons into capsules: mints one, or improves the one that the lesson resembles. */
@ApplicationScoped
class Apprentice {

    private final CapsuleRepository capsules;
    private final LessonRepository lessons;
    private final Trials trials;

    Apprentice(CapsuleRepository capsules, LessonRepository lessons, Trials trials) {
        this.capsules = capsules;
        this.lessons = lessons;
        this.trials = trials;
    }

    Learned learn(Lesson lesson, Instant now) {
        LessonEntity known = lessons.findById(lesson.incidentId());
        if (known != null) {
            return known.learned();
        }
        Learned learned = lesson.nothingLearned()
                .map(why -> new Learned(null, "Nothing was learned: " + why))
                .orElseGet(() -> teach(lesson, now));
        lessons.persist(new LessonEntity(lesson, learned, now));
        return learned;
    }

    /** Takes the trigger and the steps of other lessons in; a new version only where trigger or procedure change. */
    boolean improve(
            CapsuleEntity entity,
            Trigger more,
            List<List<ProcedureStep>> newLessons,
            List<String> incidentIds,
            Instant now) {
        Capsule capsule = capsules.assemble(entity);
        List<List<ProcedureStep>> all = new ArrayList<>(lessons.decisive(capsule.provenance()));
        all.addAll(newLessons);
        List<ProcedureStep> procedure = Procedures.merge(capsule.procedure(), all);
        Trigger trigger = wider(capsule.trigger(), more);
        boolean sameProcedure = Procedures.sameSteps(procedure, capsule.procedure());
        boolean changed = !sameProcedure || !trigger.equals(capsule.trigger());
        if (changed) {
            entity.advance(SkillName.of(procedure, trigger.symptoms(), trigger.findings()), now);
            lessons.getEntityManager().persist(new VersionEntity(entity, trigger, procedure, now));
            if (sameProcedure) {
                trials.carry(entity.id(), capsule.version(), entity);
            }
            trials.startRecord(entity, capsule.provenance(), now);
        }
        entity.touch(now);
        incidentIds.stream()
                .filter(incident -> !capsule.provenance().contains(incident))
                .forEach(incident -> lessons.getEntityManager().persist(new ProvenanceEntity(entity, incident, now)));
        trials.startRecord(entity, incidentIds, now);
        return changed;
    }

    private Learned teach(Lesson lesson, Instant now) {
        Trigger trigger = lesson.trigger();
        return closest(trigger, lesson.decisive())
                .map(entity -> {
                    boolean changed =
                            improve(entity, trigger, List.of(lesson.decisive()), List.of(lesson.incidentId()), now);
                    return new Learned(
                            entity.id(),
                            (changed ? "Improved to version " + entity.version() + ": " : "Seen again: ")
                                    + entity.skill());
                })
                .orElseGet(() -> mint(lesson, trigger, now));
    }

    private Optional<CapsuleEntity> closest(Trigger trigger, List<ProcedureStep> steps) {
        record Candidate(CapsuleEntity entity, Resemblance resemblance) {}
        return capsules.gated(trigger.findings(), trigger.symptoms()).stream()
                .map(entity -> {
                    VersionEntity version = capsules.current(entity);
                    return new Candidate(
                            entity, Resemblance.of(version.trigger(), version.procedure(), trigger, steps));
                })
                .filter(candidate -> candidate.resemblance().same())
                .max(Comparator.comparingDouble(
                                (Candidate candidate) -> candidate.resemblance().closeness())
                        .thenComparing(candidate -> candidate.entity().id()))
                .map(Candidate::entity);
    }

    private Learned mint(Lesson lesson, Trigger trigger, Instant now) {
        List<ProcedureStep> procedure = Procedures.merge(List.of(), List.of(lesson.decisive()));
        String skill = SkillName.of(procedure, trigger.symptoms(), trigger.findings());
        // One incident mints at most one capsule: repeating it meets the same id.
        String id = "cap-" + Digests.sha256(lesson.incidentId()).substring(0, 12);
        CapsuleEntity entity = new CapsuleEntity(id, skill, now);
        capsules.persist(entity);
        lessons.getEntityManager().persist(new VersionEntity(entity, trigger, procedure, now));
        lessons.getEntityManager().persist(new ProvenanceEntity(entity, lesson.incidentId(), now));
        trials.startRecord(entity, List.of(lesson.incidentId()), now);
        return new Learned(id, "Learned: " + skill);
    }

    private static Trigger wider(Trigger trigger, Trigger more) {
        return new Trigger(
                union(trigger.findings(), more.findings()), union(trigger.symptoms(), more.symptoms()), trigger.text());
    }

    private static Set<String> union(Set<String> left, Set<String> right) {
        Set<String> union = new TreeSet<>(left);
        union.addAll(right);
        return union;
    }
}
