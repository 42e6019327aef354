package dev.inquest.model.llm.redaction;

/**
 * Removes what looks like a credential before a text leaves for a model or is recorded. Values of Secrets never get this
 * far; this is for what people and applications write into logs, arguments, variables, annotations and pages.
 *
 * <p>Two things give a credential away: its look ({@link CredentialShapes}) and the name it goes by ({@link
 * NamedCredentials}). Switches, numbers, references and digests are no credentials and may be what decides: they stay.
 * Redacting twice gives what redacting once gave, and the time grows with the length of the text alone.
 *
 * <p>Whole texts are to be redacted, before they are cut to an excerpt: half a key has no look, and a value without its
 * line has no name.
 */
public final class Redaction {

    /** What stands in place of a credential. */
    public static final String REDACTED = "[redacted]";

    private Redaction() {}

    /** The text without what looks like a credential. */
    public static String of(String text) {
        return NamedCredentials.remove(CredentialShapes.remove(text));
    }
}
