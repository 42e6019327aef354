/** How what a model says is read: without its thoughts, and as the JSON that was asked for. */
@NullMarked
package dev.inquest.model.llm.answer;

import org.jspecify.annotations.NullMarked;
