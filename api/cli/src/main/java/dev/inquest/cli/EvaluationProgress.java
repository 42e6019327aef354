package dev.inquest.cli;

import dev.inquest.cli.scoring.Answer;
import dev.inquest.text.Money;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/** How far an evaluation is: one line that is overwritten on a terminal, elsewhere a line now and then. */
final class EvaluationProgress {

    private static final int WIDTH = 30;
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(30);

    private final PrintWriter err;
    private final boolean terminal;
    private String what = "";
    private int all;
    private int before;
    private int done;
    private int failed;
    private long microUsd;
    private Instant begun = Instant.EPOCH;
    private Instant said = Instant.EPOCH;

    EvaluationProgress(CliEnvironment surroundings) {
        this.err = surroundings.err();
        this.terminal = surroundings.terminal();
    }

    /** Begins a part of which some was done in an earlier run. */
    synchronized void begin(String part, int size, int doneBefore, long microUsdBefore) {
        what = part;
        all = size;
        before = doneBefore;
        done = doneBefore;
        failed = 0;
        microUsd = microUsdBefore;
        begun = Instant.now();
        said = begun;
        show();
    }

    synchronized void done(Answer answer) {
        done++;
        failed += answer.status().equals(Answer.FAILED) ? 1 : 0;
        microUsd += answer.microUsd();
        show();
    }

    /** A line of its own. */
    synchronized void say(String line) {
        clear();
        err.println(line);
        err.flush();
    }

    synchronized void clear() {
        if (terminal) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    private void show() {
        Instant now = Instant.now();
        if (terminal) {
            err.print("\r\u001b[K" + line(now));
        } else if (done == all || Duration.between(said, now).compareTo(NOW_AND_THEN) >= 0) {
            err.println(line(now));
            said = now;
        }
        err.flush();
    }

    private String line(Instant now) {
        int filled = all == 0 ? WIDTH : WIDTH * done / all;
        String bar = "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] ";
        return what + " " + bar + done + "/" + all + (failed == 0 ? "" : ", " + failed + " failed")
                + (microUsd == 0 ? "" : ", " + Money.words(microUsd)) + left(now);
    }

    private String left(Instant now) {
        if (done == before || done == all) {
            return "";
        }
        Duration each = Duration.between(begun, now).dividedBy(done - before);
        return ", about " + Words.duration(each.multipliedBy(all - done)) + " left";
    }
}
