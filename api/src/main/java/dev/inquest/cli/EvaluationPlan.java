package dev.inquest.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * What decides the answers of an evaluation.
 *
 * @param recordings what is investigated, sorted
 * @param arms how, in the order they are reported
 * @param lessons what capsules are learned from first; none to use the library as it is
 * @param looks the budget
 */
record EvaluationPlan(List<String> recordings, List<String> arms, List<String> lessons, int looks) {

    /** The arm whose answers depend on the library. */
    static final String CAPSULES = "capsules";

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
                + (learns() ? ", after learning from " + Words.count(lessons.size(), "recording") : "");
    }

    /** The same for the same plan, whoever runs it and when. */
    String digest() {
        return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
