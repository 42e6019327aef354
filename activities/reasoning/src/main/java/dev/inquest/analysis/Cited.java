package dev.inquest.analysis;

/**
 * Something seen, with where it was seen.
 *
 * @param what the observation, or a view of it
 * @param evidence the number of the evidence that shows it
 * @param <T> what kind of thing
 */
public record Cited<T>(T what, int evidence) {}
