/** Student and teacher played by a language model behind any OpenAI-compatible server. */
@NullMarked
package dev.inquest.model.llm;

import org.jspecify.annotations.NullMarked;
