/** The capsule library in PostgreSQL. Entities never leave this package. */
@NullMarked
package dev.inquest.capsule.store;

import org.jspecify.annotations.NullMarked;
