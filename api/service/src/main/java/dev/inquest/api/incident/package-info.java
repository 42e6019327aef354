/** Incidents over REST: acceptance with its outbox, and the views that people read. */
@NullMarked
package dev.inquest.api.incident;

import org.jspecify.annotations.NullMarked;
