/** What a model is told: versioned instructions, the situation as a briefing, and the fences and redaction around data. */
@NullMarked
package dev.inquest.model.llm.prompt;

import org.jspecify.annotations.NullMarked;
