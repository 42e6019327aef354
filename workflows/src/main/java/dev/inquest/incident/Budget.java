package dev.inquest.incident;

import java.time.Duration;

/**
 * What an investigation may spend.
 *
 * @param looks looks at the cluster
 * @param steps commands
 * @param studentTokens tokens in and out of the student
 * @param teacherTokens tokens in and out of the teacher
 * @param wallTime time without waits for people
 * @param microUsd money for models, in millionths of a US dollar; 0 is no limit
 */
public record Budget(int looks, int steps, int studentTokens, int teacherTokens, Duration wallTime, long microUsd) {

    /** 40 looks as in the evaluation, the rest wide enough not to bind before the looks do. */
    public static final Budget DEFAULT = new Budget(40, 40, 200_000, 50_000, Duration.ofMinutes(30), 0);

    public Budget {
        Require.atLeast(looks, 1, "budget looks");
        Require.atLeast(steps, 1, "budget steps");
        Require.atLeast(studentTokens, 0, "budget studentTokens");
        Require.atLeast(teacherTokens, 0, "budget teacherTokens");
        if (microUsd < 0) {
            throw new IllegalArgumentException("budget microUsd must not be negative but was " + microUsd);
        }
        if (wallTime.isNegative() || wallTime.isZero()) {
            throw new IllegalArgumentException("budget wallTime must be positive but was " + wallTime);
        }
    }

    /** The same budget with more looks and as many more steps. */
    public Budget plusLooks(int more) {
        return new Budget(looks + more, steps + more, studentTokens, teacherTokens, wallTime, microUsd);
    }
}
