/** Conversations with models: their caps, their cost, and the record of every call. */
@NullMarked
package dev.inquest.model.llm.exchange;

import org.jspecify.annotations.NullMarked;
