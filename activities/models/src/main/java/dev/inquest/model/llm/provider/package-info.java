/** How a model is reached: configuration of the roles, the providers, HTTP, and what a failed call means. */
@NullMarked
package dev.inquest.model.llm.provider;

import org.jspecify.annotations.NullMarked;
