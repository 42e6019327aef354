/** Processes: configuration, Temporal connection, workers, schedule, health, start and stop. */
@NullMarked
package dev.inquest.runtime;

import org.jspecify.annotations.NullMarked;
