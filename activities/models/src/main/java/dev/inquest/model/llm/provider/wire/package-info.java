/** HTTP to model servers: bounded in time and size, recorded and replayed; the libraries of all providers go through it. */
@NullMarked
package dev.inquest.model.llm.provider.wire;

import org.jspecify.annotations.NullMarked;
