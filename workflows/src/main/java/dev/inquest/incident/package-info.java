/** The vocabulary of an incident and its investigation: immutable records, no framework. */
@NullMarked
package dev.inquest.incident;

import org.jspecify.annotations.NullMarked;
