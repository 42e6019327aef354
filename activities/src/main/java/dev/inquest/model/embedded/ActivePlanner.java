package dev.inquest.model.embedded;

import dev.inquest.command.CommandCatalog;
import dev.inquest.incident.Step;
import dev.inquest.model.Situation;
import dev.inquest.model.Student.Draft;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The teacher planning alone (the direct arm): the looks of the topic that is expected to tell most, until nothing that
 * matters is left unseen or the answer is certain.
 */
public final class ActivePlanner {

    private final CommandCatalog catalog;

    public ActivePlanner(CommandCatalog catalog) {
        this.catalog = catalog;
    }

    /** What to look at next; no steps when nothing more would tell hypotheses apart. */
    public Draft next(Situation situation) {
        if (situation.assessed().certain()) {
            return draft(situation, List.of());
        }
        View view = new View(situation);
        for (Topic topic : Topics.ordered(view)) {
            Steps steps = new Steps(catalog, situation.looksLeft()).without(situation.commandsRun());
            topic.looks(view).forEach(steps::add);
            if (!steps.list().isEmpty()) {
                return draft(situation, steps.list());
            }
        }
        return draft(situation, List.of());
    }

    private static Draft draft(Situation situation, List<Step> steps) {
        String written =
                steps.stream().map(s -> s.command() + " # " + s.purpose()).collect(Collectors.joining("\n"));
        return new Draft(steps, Shown.tokens(List.of(Shown.text(situation)), written));
    }
}
