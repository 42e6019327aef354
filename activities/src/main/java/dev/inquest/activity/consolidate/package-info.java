/** Recall and consolidation. */
@NullMarked
package dev.inquest.activity.consolidate;

import org.jspecify.annotations.NullMarked;
