package dev.inquest.incident;

/**
 * What an investigation has spent so far.
 *
 * @param looks looks at the cluster
 * @param steps commands run
 * @param studentTokens tokens in and out of the student, the excerpts it read among them
 * @param teacherTokens tokens in and out of the teacher
 */
public record Spending(int looks, int steps, int studentTokens, int teacherTokens) {

    public static final Spending NONE = new Spending(0, 0, 0, 0);

    /** With one more command of this cost; its excerpt is read by the student. */
    public Spending plusLook(EvidenceRef evidence) {
        return new Spending(
                looks + evidence.looks(), steps + 1, studentTokens + evidence.excerptTokens(), teacherTokens);
    }

    /** With these tokens more for the role. */
    public Spending plusTokens(Role role, int tokens) {
        return switch (role) {
            case STUDENT -> new Spending(looks, steps, studentTokens + tokens, teacherTokens);
            case TEACHER -> new Spending(looks, steps, studentTokens, teacherTokens + tokens);
        };
    }
}
