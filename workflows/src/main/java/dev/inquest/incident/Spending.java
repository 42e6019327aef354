package dev.inquest.incident;

/**
 * What an investigation has spent so far.
 *
 * @param looks looks at the cluster
 * @param steps commands run
 * @param studentTokens tokens in and out of the student, the excerpts it read among them
 * @param teacherTokens tokens in and out of the teacher
 * @param microUsd money paid for models, in millionths of a US dollar; 0 where no prices are configured
 */
public record Spending(int looks, int steps, int studentTokens, int teacherTokens, long microUsd) {

    public static final Spending NONE = new Spending(0, 0, 0, 0, 0);

    /** With one more command of this cost; its excerpt is read by the student. */
    public Spending plusLook(EvidenceRef evidence) {
        return new Spending(
                looks + evidence.looks(), steps + 1, studentTokens + evidence.excerptTokens(), teacherTokens, microUsd);
    }

    /** With what asking the role cost; the judge speaks when it is over, and its tokens are in nobody's budget. */
    public Spending plus(Role role, Use use) {
        int student = role == Role.STUDENT ? use.tokens() : 0;
        int teacher = role == Role.TEACHER ? use.tokens() : 0;
        return new Spending(looks, steps, studentTokens + student, teacherTokens + teacher, microUsd + use.microUsd());
    }
}
