package dev.inquest.activity.plan;

import dev.inquest.activity.IncidentNames;
import dev.inquest.capsule.CapsuleLibrary;
import dev.inquest.capsule.ProcedureStep;
import dev.inquest.capsule.learning.Placeholders;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.incident.CapsuleRef;
import dev.inquest.incident.Step;
import dev.inquest.model.Situation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Turns a capsule's procedure into steps for this incident. */
@ApplicationScoped
public class CapsuleSeeds {

    private static final Logger LOG = Logger.getLogger(CapsuleSeeds.class);

    private final CapsuleLibrary library;
    private final CommandCatalog catalog;

    public CapsuleSeeds(CapsuleLibrary library, CommandCatalog catalog) {
        this.library = library;
        this.catalog = catalog;
    }

    /** The bound steps that were not run yet; a step that does not fit this incident is left out, and logged. */
    List<Step> bind(CapsuleRef ref, Situation situation) {
        Placeholders names = Placeholders.of(IncidentNames.of(situation.incident(), situation.evidence()));
        Set<String> run = situation.commandsRun();
        return library.find(ref.id()).map(c -> c.procedure()).stream()
                .map(names::bind)
                .peek(binding -> binding.dropped().forEach(d -> LOG.infof("Capsule %s: left out %s", ref.id(), d)))
                .flatMap(binding -> binding.steps().stream())
                .flatMap(step -> understood(ref, step))
                .filter(step -> !run.contains(step.command()))
                .toList();
    }

    private Stream<Step> understood(CapsuleRef ref, ProcedureStep step) {
        try {
            return Stream.of(catalog.step(step.template(), step.purpose(), null, null));
        } catch (CommandRefusedException e) {
            LOG.infof("Capsule %s: left out %s: %s", ref.id(), step.template(), e.getMessage());
            return Stream.empty();
        }
    }
}
