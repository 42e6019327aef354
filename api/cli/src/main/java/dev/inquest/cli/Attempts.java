package dev.inquest.cli;

import dev.inquest.cli.Journal.Attempt;
import dev.inquest.cli.scoring.Result;
import dev.inquest.text.Money;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Has recordings investigated within the ceiling, and keeps only what counts: the rest is investigated again by a later run. */
final class Attempts {

    private final Investigator investigator;
    private final Journal journal;
    private final CostLimit ceiling;

    Attempts(Investigator investigator, Journal journal, CostLimit ceiling) {
        this.investigator = investigator;
        this.journal = journal;
        this.ceiling = ceiling;
    }

    /**
     * One investigation, or the end of the one that an earlier run began. Where that one does not count, by what was amiss then,
     * there is another.
     *
     * @param keep takes what counts, before its money is given back
     * @return whether there is an answer; not when the ceiling does not allow it
     * @throws ServiceException when it does not count, or the service stays away
     */
    boolean investigate(Investigator.Case wanted, Consumer<Investigator.Ended> keep) {
        boolean ofAnEarlierRun = journal.attempt(key(wanted)).isPresent();
        try {
            return once(wanted, keep);
        } catch (ServiceException.Uncounted stale) {
            if (ofAnEarlierRun) {
                return investigate(wanted, keep);
            }
            if (stale instanceof ServiceException.CutShort) {
                return false;
            }
            throw stale;
        }
    }

    private boolean once(Investigator.Case wanted, Consumer<Investigator.Ended> keep) {
        Optional<Attempt> known = journal.attempt(key(wanted));
        OptionalLong share =
                known.isPresent() ? OptionalLong.of(ceiling.promise(known.get().microUsd())) : ceiling.take();
        if (share.isEmpty()) {
            return false;
        }
        try {
            Investigator.Ended ended = investigator.investigate(wanted, journal.begin(key(wanted), share.getAsLong()));
            mustHaveHadEnough(ended.result(), share.getAsLong());
            keep.accept(ended);
            return true;
        } catch (ServiceException.Uncounted useless) {
            journal.discard(key(wanted), useless.microUsd());
            throw useless;
        } finally {
            ceiling.giveBack(share.getAsLong());
        }
    }

    /** One that spent its money was kept from asking its models further: with more it might have answered otherwise. */
    private static void mustHaveHadEnough(Result result, long share) {
        long spent = result.answer().microUsd();
        if (share != CostLimit.UNLIMITED && spent >= share) {
            throw new ServiceException.CutShort(result.key(), Money.words(share), spent);
        }
    }

    private static String key(Investigator.Case wanted) {
        return Result.key(wanted.recording(), wanted.as());
    }
}
