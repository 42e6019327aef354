package dev.inquest.citation;

import java.util.List;

/**
 * A reading of the evidence before anything of it is believed.
 *
 * @param causes what is blamed, best first
 * @param explanation what is said to people
 */
public record Reading(List<Cause> causes, String explanation) {

    public Reading {
        causes = List.copyOf(causes);
    }

    /**
     * A root cause as written.
     *
     * @param entity the object to mend
     * @param fault the fault code
     * @param confidence as stated; what is no fraction counts as 0
     * @param explanation what is wrong
     * @param claims what is to prove it
     */
    public record Cause(String entity, String fault, double confidence, String explanation, List<Claim> claims) {
        public Cause {
            claims = List.copyOf(claims);
        }
    }
}
