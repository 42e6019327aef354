/** The tables an API server prints for {@code kubectl get}: columns and cells, kind by kind. */
@NullMarked
package dev.inquest.recording.table;

import org.jspecify.annotations.NullMarked;
