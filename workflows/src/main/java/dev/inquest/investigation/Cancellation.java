package dev.inquest.investigation;

import org.jspecify.annotations.Nullable;

/**
 * A person ends an investigation early.
 *
 * @param cancelledBy who
 * @param reason why, or null
 */
public record Cancellation(String cancelledBy, @Nullable String reason) {}
