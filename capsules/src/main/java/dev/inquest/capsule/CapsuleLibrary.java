package dev.inquest.capsule;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The capsules of one service, in PostgreSQL. Every write is idempotent: an activity may be repeated. */
public interface CapsuleLibrary {

    /**
     * What is known when capsules are recalled.
     *
     * @param findings finding codes so far
     * @param symptoms symptom codes
     * @param page the words of the page
     * @param limit at most so many, 1 to 20
     */
    record RecallQuery(Set<String> findings, Set<String> symptoms, String page, int limit) {}

    /**
     * @param capsule what was recalled
     * @param score rank score between 0 and 1
     * @param matched the finding and symptom codes that opened the gate
     * @param similarity cosine similarity of the text, between -1 and 1
     */
    record Recalled(Capsule capsule, double score, Set<String> matched, double similarity) {}

    /**
     * @param capsuleId the capsule minted or improved, or null when nothing was learned
     * @param summary one line for people: what was learned, or why nothing
     */
    record Learned(@Nullable String capsuleId, String summary) {}

    /** Capsules whose trigger matches, best first; retired and merged ones never. */
    List<Recalled> recall(RecallQuery query);

    /** The capsule in its current version. */
    Optional<Capsule> find(String capsuleId);

    /** Capsules, newest first. */
    List<Capsule> list(@Nullable CapsuleStatus status, int offset, int limit);

    long count(@Nullable CapsuleStatus status);

    /** Mints a capsule from the lesson or improves the one it resembles; the same incident's lesson changes nothing twice. */
    Learned learn(Lesson lesson);

    /** Records the use of a capsule version in an incident, once; a later outcome of the same use replaces the earlier. */
    void trial(String capsuleId, int version, String incidentId, TrialOutcome outcome, String by);

    /**
     * Judges every trial and every lesson of the incident: uses of capsules, and the capsules minted from it (a
     * confirmed investigation is the first trial of what it taught).
     *
     * @return how many trials were judged
     */
    int judge(String incidentId, TrialOutcome outcome, String by);

    /** What was said of those of the incidents that somebody judged; the others are left out. */
    Map<String, TrialOutcome> verdicts(Collection<String> incidentIds);

    /** What the version's latest trials came to, newest first, at most so many; those nobody judged are left out. */
    List<TrialOutcome> latestJudged(String capsuleId, int version, int limit);

    /** Trusts the capsule on a person's word; empty when there is none of that id. */
    Optional<Capsule> promote(String capsuleId, String by);

    /** Merges near-duplicates; returns how many were merged away. */
    int mergeDuplicates();

    /** Retires capsules that keep failing; returns how many. */
    int retireFailing();
}
