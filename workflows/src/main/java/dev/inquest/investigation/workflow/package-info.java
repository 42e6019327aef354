/** The workflow code: deterministic, and the table of contents of an investigation. */
@NullMarked
package dev.inquest.investigation.workflow;

import org.jspecify.annotations.NullMarked;
