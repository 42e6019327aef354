/** Student, teacher and judge played by a language model. */
@NullMarked
package dev.inquest.model.llm;

import org.jspecify.annotations.NullMarked;
