/** The judge played by a model: samples, their median, and an arbiter where they disagree. */
@NullMarked
package dev.inquest.model.llm.judge;

import org.jspecify.annotations.NullMarked;
