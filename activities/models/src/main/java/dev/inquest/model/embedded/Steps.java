package dev.inquest.model.embedded;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.incident.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Steps in the making: canonical, without repetition, within a number of looks. */
final class Steps {

    private final CommandCatalog catalog;
    private final Set<String> known = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();
    private int looksLeft;

    Steps(CommandCatalog catalog, int looksLeft) {
        this.catalog = catalog;
        this.looksLeft = looksLeft;
    }

    /** Leaves out what was run or is planned already. */
    Steps without(Set<String> commands) {
        known.addAll(commands);
        return this;
    }

    /** Adds the look, unless it is known, does not fit, or the catalogue has no such command. */
    Steps add(PlannedLook look) {
        try {
            Step step = catalog.step(look.line(), look.purpose(), look.confirms(), look.refutes());
            if (step.looks() <= looksLeft && known.add(step.command())) {
                looksLeft -= step.looks();
                steps.add(step);
            }
        } catch (CommandRefusedException e) {
            return this; // A catalogue without this command: there is no such look to wish for.
        }
        return this;
    }

    List<Step> list() {
        return List.copyOf(steps);
    }
}
