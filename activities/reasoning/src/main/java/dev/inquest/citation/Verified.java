package dev.inquest.citation;

import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.RootCause;
import java.util.List;

/**
 * What of a reading the evidence bears out.
 *
 * @param rootCauses causes with at least one proven claim, best first
 * @param hypotheses causes whose entity the evidence shows, without a proven claim
 * @param explanation the explanation without the sentences that name what no evidence shows
 * @param refused what was taken out, one sentence each with the reason
 */
public record Verified(
        List<RootCause> rootCauses, List<Hypothesis> hypotheses, String explanation, List<String> refused) {

    public Verified {
        rootCauses = List.copyOf(rootCauses);
        hypotheses = List.copyOf(hypotheses);
        refused = List.copyOf(refused);
    }
}
