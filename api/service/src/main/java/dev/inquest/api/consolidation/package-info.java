/** Consolidations of the capsule library over REST. */
@NullMarked
package dev.inquest.api.consolidation;

import org.jspecify.annotations.NullMarked;
