package dev.inquest.activity.consolidate;

import dev.inquest.activity.Situations;
import dev.inquest.capsule.CapsuleLibrary.Learned;
import dev.inquest.capsule.Lesson;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Role;
import dev.inquest.model.Situation;
import dev.inquest.model.llm.Degradations;
import dev.inquest.model.llm.Roles;
import dev.inquest.model.llm.lesson.LlmLesson;
import dev.inquest.observation.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What is said of a lesson: in the words of the teacher's model where there is one, else as the library put it. */
@ApplicationScoped
public class LessonWords {

    private static final Logger LOG = Logger.getLogger(LessonWords.class);

    /** What every cluster has is nobody's name. */
    private static final Set<String> PLATFORM =
            Set.of("default", "kubernetes", "kube-system", "kube-public", "kube-node-lease", "istio-system");

    private final Roles roles;
    private final Degradations degradations;
    private final Situations situations;

    public LessonWords(Roles roles, Degradations degradations, Situations situations) {
        this.roles = roles;
        this.degradations = degradations;
        this.situations = situations;
    }

    /** @param affordable whether there is money left to ask a model */
    String of(Lesson lesson, Learned learned, boolean affordable) {
        if (learned.capsuleId() == null || !affordable) {
            return learned.summary();
        }
        return roles.teacherLine()
                .filter(line -> !degradations.isGivenUp(lesson.incidentId(), Role.TEACHER))
                .flatMap(line -> word(new LlmLesson(line), lesson))
                .map(words -> words + " (" + learned.summary() + ")")
                .orElse(learned.summary());
    }

    private Optional<String> word(LlmLesson teacher, Lesson lesson) {
        try {
            return teacher.word(lesson, names(situations.now(lesson.incidentId(), List.of(), 0)));
        } catch (RuntimeException e) {
            // All of them: whatever goes wrong with words, the incident is closed with the plain ones.
            LOG.warnf(e, "no words for the lesson of incident %s", lesson.incidentId());
            return Optional.empty();
        }
    }

    /** The names of all that was seen: an application's and its cluster's. */
    private static Set<String> names(Situation situation) {
        Set<String> names = new HashSet<>();
        if (situation.incident().namespace() != null) {
            names.add(situation.incident().namespace());
        }
        names.add(situation.incident().cluster());
        Stream<Entity> listed = situation.evidence().stream()
                .flatMap(piece -> piece.observations().stream())
                .filter(Observation.Listing.class::isInstance)
                .map(Observation.Listing.class::cast)
                .flatMap(listing -> listing.members().stream());
        Stream<Entity> found = situation.assessed().findings().stream().map(finding -> finding.entity());
        Stream.concat(listed, found)
                .filter(entity -> !platform(entity.namespace()) && !platform(entity.name()))
                .forEach(entity -> {
                    names.add(entity.name());
                    if (entity.namespace() != null) {
                        names.add(entity.namespace());
                    }
                });
        return names;
    }

    private static boolean platform(@Nullable String name) {
        return name != null && PLATFORM.contains(name);
    }
}
