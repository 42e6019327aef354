/** What a person says to a running investigation: decision, cancellation, more budget. */
@NullMarked
package dev.inquest.api.approval;

import org.jspecify.annotations.NullMarked;
