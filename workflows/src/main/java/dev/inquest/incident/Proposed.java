package dev.inquest.incident;

/**
 * What a model student wrote as commands. The embedded reasoner's are the catalogue's own and are not counted.
 *
 * @param offered different commands written, in all answers to one question
 * @param accepted those that the catalogue took
 */
public record Proposed(int offered, int accepted) {

    public static final Proposed NONE = new Proposed(0, 0);

    public Proposed {
        Require.atLeast(accepted, 0, "commands accepted");
        Require.atLeast(offered, accepted, "commands offered");
    }

    /** Both together. */
    public Proposed plus(Proposed more) {
        return new Proposed(offered + more.offered, accepted + more.accepted);
    }

    /** Those that the catalogue refused. */
    public int refused() {
        return offered - accepted;
    }
}
