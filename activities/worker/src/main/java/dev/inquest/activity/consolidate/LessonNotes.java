package dev.inquest.activity.consolidate;

import dev.inquest.activity.IncidentNames;
import dev.inquest.activity.PlannedSteps;
import dev.inquest.activity.Situations;
import dev.inquest.capsule.Lesson;
import dev.inquest.capsule.learning.LessonWriter;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.evidence.EvidenceStore;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.Outcome;
import dev.inquest.investigation.ConsolidateActivities.ConsolidateRequest;
import dev.inquest.model.Situation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers from the stores what a lesson is written from. */
@ApplicationScoped
public class LessonNotes {

    private static final Pattern ADDED = Pattern.compile("(?:\\+|add:)\\s+(.+)");

    private final Situations situations;
    private final EvidenceStore evidenceStore;
    private final PlannedSteps plannedSteps;
    private final CommandCatalog catalog;

    public LessonNotes(
            Situations situations, EvidenceStore evidenceStore, PlannedSteps plannedSteps, CommandCatalog catalog) {
        this.situations = situations;
        this.evidenceStore = evidenceStore;
        this.plannedSteps = plannedSteps;
        this.catalog = catalog;
    }

    Lesson lesson(ConsolidateRequest request, double reward) {
        String incidentId = request.incidentId();
        Situation situation = situations.now(incidentId, List.of(), 0);
        List<EvidenceRef> refs = evidenceStore.refs(incidentId);
        return LessonWriter.write(new LessonWriter.Investigation(
                incidentId,
                situation.incident().page(),
                new HashSet<>(situation.assessed().symptoms()),
                situation.assessed().findings(),
                refs,
                request.oriented(),
                request.outcome() instanceof Outcome.Diagnosed diagnosed ? diagnosed.diagnosis() : null,
                situation.corrections(),
                taught(situation.corrections()),
                plannedSteps.ownPurposes(incidentId),
                IncidentNames.of(situation.incident(), situation.evidence()),
                reward));
    }

    /** The commands that each correction added: its edit lines begin with a plus, or with {@code add:}. */
    private List<Set<String>> taught(List<String> corrections) {
        return corrections.stream()
                .map(correction -> correction
                        .lines()
                        .map(ADDED::matcher)
                        .filter(Matcher::matches)
                        .flatMap(line -> canonical(line.group(1)))
                        .collect(Collectors.toSet()))
                .toList();
    }

    private Stream<String> canonical(String line) {
        try {
            return Stream.of(catalog.parse(line).canonical());
        } catch (CommandRefusedException e) {
            // A model may have said something that the catalogue does not have: it was never run, so it taught nothing.
            return Stream.empty();
        }
    }
}
