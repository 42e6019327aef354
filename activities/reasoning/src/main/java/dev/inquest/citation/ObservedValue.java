package dev.inquest.citation;

import dev.inquest.incident.Entity;

/**
 * One value that a piece of evidence shows of an entity.
 *
 * @param about what it is said of
 * @param field the column or the path of keys, their names joined by dots
 * @param value as shown
 * @param free whether others wrote it: a log line, a message, an annotation. It may be quoted, but it shows no entity
 */
record ObservedValue(Entity about, String field, String value, boolean free) {}
