/** Lessons in a teacher's words, and what such words may say. */
@NullMarked
package dev.inquest.model.llm.lesson;

import org.jspecify.annotations.NullMarked;
