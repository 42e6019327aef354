package dev.inquest.analysis;

import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import java.util.List;

/**
 * Looks for one kind of thing in what was seen. Pure: the same input gives the same findings in the same order. It
 * says nothing where the evidence does not show enough.
 */
@FunctionalInterface
public interface Analyzer {

    /** The findings, each citing the evidence that shows it; empty when all is in order or nothing is known. */
    List<Finding> analyze(Seen seen, Incident incident);

    /** A name for notes about this analyzer. */
    default String name() {
        return getClass().getSimpleName();
    }
}
