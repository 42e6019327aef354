package dev.inquest.consolidation;

import java.time.Instant;

/**
 * What a consolidation did.
 *
 * @param consolidationId its id
 * @param startedAt when it began
 * @param finishedAt when it ended
 * @param merged capsules merged into another
 * @param retired capsules retired
 */
public record ConsolidationReport(
        String consolidationId, Instant startedAt, Instant finishedAt, int merged, int retired) {}
