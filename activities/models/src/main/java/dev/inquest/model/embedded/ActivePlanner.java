package dev.inquest.model.embedded;

import dev.inquest.command.CommandCatalog;
import dev.inquest.incident.Step;
import dev.inquest.model.Situation;
import dev.inquest.model.Student.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The teacher planning alone (the direct arm): of all topics the looks that are expected to tell most for what they
 * cost, a few at a time so that what they show decides on the next, until the answer is certain or nothing that matters is
 * left unseen.
 */
public final class ActivePlanner {

    /** Looks that are independent enough to be made at once, before what they show is thought over. */
    private static final int AT_ONCE = 3;

    /** Looks that are worth less are not made: what they would show is not expected to change the answer. */
    private static final double LEAST = 0.13;

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
        List<Step> best = List.of();
        double most = LEAST;
        for (Topic topic : Topics.relevant(view)) {
            List<Step> missing = missing(situation, view, topic);
            double worth = missing.isEmpty() ? 0 : Worth.of(topic, view, missing);
            if (worth > most) {
                most = worth;
                best = missing;
            }
        }
        return draft(situation, best);
    }

    private List<Step> missing(Situation situation, View view, Topic topic) {
        Steps steps = new Steps(catalog, situation.looksLeft()).without(situation.commandsRun());
        List<Step> wanted = new ArrayList<>();
        for (PlannedLook look : topic.looks(view)) {
            if (view.answerable(look)) {
                steps.add(look);
            }
        }
        steps.list().stream().limit(AT_ONCE).forEach(wanted::add);
        return wanted;
    }

    private static Draft draft(Situation situation, List<Step> steps) {
        String written =
                steps.stream().map(s -> s.command() + " # " + s.purpose()).collect(Collectors.joining("\n"));
        return Draft.embedded(steps, Shown.tokens(List.of(Shown.text(situation)), written));
    }
}
