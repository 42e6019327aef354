package dev.inquest.citation;

/**
 * What somebody says that a piece of evidence shows.
 *
 * @param evidence the number of the evidence
 * @param entity what it is about, as written
 * @param field the column, key or heading under which the value stands; may be empty for a quoted phrase
 * @param value the value or phrase, as it stands in the evidence
 */
public record Claim(int evidence, String entity, String field, String value) {}
