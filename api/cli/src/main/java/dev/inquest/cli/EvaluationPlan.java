package dev.inquest.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What decides the answers of an evaluation.
 *
 * @param recordings what is investigated, sorted
 * @param arms how, in the order they are reported
 * @param lessons what capsules are learned from first; none to use the library as it is
 * @param looks the budget
 * @param models who plays the roles, by {@link ModelSettings#identity}
 * @param sample how the recordings were drawn, or null for all there are
 */
record EvaluationPlan(
        List<String> recordings,
        List<String> arms,
        List<String> lessons,
        int looks,
        String models,
        @Nullable Sample sample) {

    /**
     * Recordings drawn by lot.
     *
     * @param of how many there are
     * @param stratified whether as many of each family of faults as there could be
     * @param seed what they were drawn by; null while it is to be taken from the time
     */
    record Sample(int of, boolean stratified, @Nullable Long seed) {

        /** What to say of it, so that it can be drawn again. */
        String words() {
            return "drawn from " + of + (stratified ? ", of each family of faults in turn," : "") + " by "
                    + (seed == null ? "a seed taken from the time" : "--seed " + seed);
        }
    }

    /** The arm whose answers depend on the library. */
    static final String CAPSULES = "capsules";

    /** The arm in which the embedded teacher plans, whatever models there are. */
    static final String DIRECT = "direct";

    boolean usesCapsules() {
        return arms.contains(CAPSULES);
    }

    boolean learns() {
        return usesCapsules() && !lessons.isEmpty();
    }

    int size() {
        return recordings.size() * arms.size();
    }

    /** What will be done, in a line. */
    String words() {
        return Words.count(size(), "investigation") + ": " + Words.count(recordings.size(), "recording") + ", "
                + (arms.size() == 1 ? "arm " : "arms ") + String.join(", ", arms)
                + (sample == null ? "" : ", " + sample.words())
                + (learns() ? ", after learning from " + Words.count(lessons.size(), "recording") : "");
    }

    /** The same for the same plan, whoever runs it and when. */
    String digest() {
        return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
