/** Recurring consolidation of the capsule library: contract and workflow code. */
@NullMarked
package dev.inquest.consolidation;

import org.jspecify.annotations.NullMarked;
