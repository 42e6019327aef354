package dev.inquest.capsule;

import java.util.Set;
import java.util.TreeSet;

/**
 * When a capsule applies: at least one finding code or symptom must match; the text only ranks.
 *
 * @param findings codes of findings that were there before the deciding look
 * @param symptoms codes of symptoms, as in {@code symptom.http-503}
 * @param text the words of the page, for similarity
 */
public record Trigger(Set<String> findings, Set<String> symptoms, String text) {

    public Trigger {
        findings = java.util.Collections.unmodifiableSet(new TreeSet<>(findings));
        symptoms = java.util.Collections.unmodifiableSet(new TreeSet<>(symptoms));
    }
}
