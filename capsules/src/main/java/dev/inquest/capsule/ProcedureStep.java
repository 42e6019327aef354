package dev.inquest.capsule;

/**
 * One command of a procedure, with placeholders such as <code>{namespace}</code> instead of names.
 *
 * @param template the command line with placeholders
 * @param purpose why it is run, without names
 */
public record ProcedureStep(String template, String purpose) {

    public ProcedureStep {
        if (template.isBlank()) {
            throw new IllegalArgumentException("procedure template must not be blank");
        }
    }
}
