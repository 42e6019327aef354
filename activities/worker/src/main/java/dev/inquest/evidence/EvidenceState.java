package dev.inquest.evidence;

import dev.inquest.observation.Evidence;
import java.util.List;

/**
 * All evidence of an incident at one moment.
 *
 * @param evidence the pieces, by number
 * @param digest the hash chain over the content digests of exactly these pieces, sealed or not: another piece is another
 *     digest
 */
public record EvidenceState(List<Evidence> evidence, String digest) {
    public EvidenceState {
        evidence = List.copyOf(evidence);
    }
}
