/** Recorded metrics behind the part of the Prometheus HTTP API that an investigation uses. */
@NullMarked
package dev.inquest.recording.metrics;

import org.jspecify.annotations.NullMarked;
