package dev.inquest.model.llm;

/** The record of models that an incident goes on without; people read it in the timeline. */
public interface ModelFallbackLog {

    /** Returns whether the incident has an entry with this key. */
    boolean noted(String incidentId, String key);

    /**
     * Adds an entry, once for each key.
     *
     * @param key what the entry is about; a second entry with it changes nothing
     * @param kind of the timeline entry
     * @param text that people read
     */
    void note(String incidentId, String key, String kind, String text);
}
