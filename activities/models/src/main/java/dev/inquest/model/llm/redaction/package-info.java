/** Credentials, known by their look or by the name they go by, taken out of what leaves for a model or is recorded. */
@NullMarked
package dev.inquest.model.llm.redaction;

import org.jspecify.annotations.NullMarked;
