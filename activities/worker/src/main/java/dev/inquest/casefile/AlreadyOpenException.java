package dev.inquest.casefile;

/**
 * Another report with the same source and fingerprint opened its file first: attach to that one. The transaction stays
 * usable, so {@link CaseFiles#findOpen} may be asked in it.
 */
public class AlreadyOpenException extends RuntimeException {

    public AlreadyOpenException(String source, String fingerprint) {
        super("a case file of " + source + " with fingerprint " + fingerprint + " is already open");
    }
}
