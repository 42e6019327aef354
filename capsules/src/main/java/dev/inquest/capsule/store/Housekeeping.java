package dev.inquest.capsule.store;

import dev.inquest.capsule.Capsule;
import dev.inquest.capsule.CapsuleStatus;
import dev.inquest.capsule.SuccessRate;
import dev.inquest.capsule.learning.Procedures;
import dev.inquest.capsule.learning.Resemblance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;

/** Keeps the library small and honest: merges near-duplicates, retires what keeps failing. */
@ApplicationScoped
class Housekeeping {

    /** Fewer judged trials may be bad luck. */
    static final int RETIRE_MIN_JUDGED = 3;
    /** Three refuted and one confirmed trial give a third; four and two do not fall below. */
    static final double RETIRE_BELOW_MEAN = 0.35;

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);

    /** What survives a merge: a person's word first, then the better record, then the older. */
    private static final Comparator<Capsule> SURVIVOR_FIRST = Comparator.comparing(
                    (Capsule capsule) -> capsule.status() != CapsuleStatus.PROMOTED)
            .thenComparing(capsule -> !capsule.trusted())
            .thenComparing(capsule -> -capsule.successRate().confirmed())
            .thenComparing(Capsule::createdAt)
            .thenComparing(Capsule::id);

    private final CapsuleRepository capsules;
    private final LessonRepository lessons;
    private final Apprentice apprentice;
    private final Trials trials;

    Housekeeping(CapsuleRepository capsules, LessonRepository lessons, Apprentice apprentice, Trials trials) {
        this.capsules = capsules;
        this.lessons = lessons;
        this.apprentice = apprentice;
        this.trials = trials;
    }

    int mergeDuplicates(Instant now) {
        List<Capsule> rest = new ArrayList<>(capsules.assemble(capsules.live()));
        rest.sort(SURVIVOR_FIRST);
        int merged = 0;
        while (!rest.isEmpty()) {
            Capsule survivor = rest.removeFirst();
            List<Capsule> duplicates =
                    rest.stream().filter(other -> same(survivor, other)).toList();
            rest.removeAll(duplicates);
            duplicates.forEach(duplicate -> merge(survivor.id(), duplicate, now));
            merged += duplicates.size();
        }
        return merged;
    }

    int retireFailing(Instant now) {
        List<Capsule> failing = capsules.assemble(capsules.live()).stream()
                .filter(capsule -> failing(capsule.successRate()))
                .toList();
        int retired = 0;
        for (Capsule capsule : failing) {
            if (capsule.status() == CapsuleStatus.PROMOTED) {
                LOG.warnf(
                        "capsule %s keeps failing (%s) and stays, because %s promoted it",
                        capsule.id(), capsule.successRate(), capsule.promotedBy());
            } else {
                capsules.findById(capsule.id()).retire(now);
                retired++;
            }
        }
        return retired;
    }

    static boolean failing(SuccessRate record) {
        return record.confirmed() + record.refuted() >= RETIRE_MIN_JUDGED && record.mean() < RETIRE_BELOW_MEAN;
    }

    private static boolean same(Capsule left, Capsule right) {
        return Resemblance.of(left.trigger(), left.procedure(), right.trigger(), right.procedure())
                .same();
    }

    private void merge(String survivorId, Capsule duplicate, Instant now) {
        CapsuleEntity survivor = capsules.findById(survivorId);
        boolean sameSteps = Procedures.sameSteps(capsules.current(survivor).procedure(), duplicate.procedure());
        apprentice.improve(
                survivor, duplicate.trigger(), lessons.decisive(duplicate.provenance()), duplicate.provenance(), now);
        if (sameSteps) {
            trials.carry(duplicate.id(), duplicate.version(), survivor);
        }
        capsules.findById(duplicate.id()).mergeInto(survivor, now);
    }
}
