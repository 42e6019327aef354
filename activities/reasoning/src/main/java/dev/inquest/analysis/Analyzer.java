package dev.inquest.analysis;

import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Looks for one kind of thing in what was seen. Pure: the same input gives the same findings in the same order. It
 * says nothing where the evidence does not show enough.
 */
@FunctionalInterface
public interface Analyzer {

    /** Where a word begins inside a class name. */
    Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** The findings, each citing the evidence that shows it; empty when all is in order or nothing is known. */
    List<Finding> analyze(EvidenceIndex seen, Incident incident);

    /** Returns its name in notes, metrics and settings, as in {@code pod-status}. */
    default String name() {
        return WORD.matcher(getClass().getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
