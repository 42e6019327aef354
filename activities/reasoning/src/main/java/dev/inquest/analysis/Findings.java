package dev.inquest.analysis;

import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Builds findings: one sentence with the deciding values, and where they were seen. */
public final class Findings {

    private Findings() {}

    /** Something that harms now. */
    public static Finding error(String code, Entity entity, String message, List<Integer> evidence) {
        return new Finding(code, entity, Severity.ERROR, message, evidence);
    }

    /** Something that may harm, or did. */
    public static Finding warning(String code, Entity entity, String message, List<Integer> evidence) {
        return new Finding(code, entity, Severity.WARNING, message, evidence);
    }

    /** Something true that harms nobody by itself. */
    public static Finding info(String code, Entity entity, String message, List<Integer> evidence) {
        return new Finding(code, entity, Severity.INFO, message, evidence);
    }

    /** The pieces of evidence together. */
    public static List<Integer> together(List<Integer> some, List<Integer> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
