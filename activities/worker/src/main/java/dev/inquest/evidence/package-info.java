/** Evidence: immutable, content-addressed, hash-chained, in PostgreSQL. */
@NullMarked
package dev.inquest.evidence;

import org.jspecify.annotations.NullMarked;
