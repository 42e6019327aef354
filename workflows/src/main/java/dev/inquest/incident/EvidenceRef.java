package dev.inquest.incident;

import dev.inquest.text.Shorten;

/**
 * A reference to one immutable observation; the output itself stays in the store.
 *
 * @param number its number in this investigation, from 1, given when the look is scheduled
 * @param command the canonical command line
 * @param status how the look went
 * @param looks what it cost
 * @param excerptTokens text tokens of the excerpt that the roles read
 * @param digest SHA-256 of the stored output
 * @param summary one line for people; at most 160 characters
 */
public record EvidenceRef(
        int number,
        String command,
        EvidenceStatus status,
        int looks,
        int excerptTokens,
        String digest,
        String summary) {

    public EvidenceRef {
        Require.atLeast(number, 1, "evidence number");
        Require.text(command, "evidence command");
        Require.atLeast(looks, 0, "evidence looks");
        Require.atLeast(excerptTokens, 0, "evidence excerptTokens");
        summary = Shorten.to(160, summary);
    }
}
