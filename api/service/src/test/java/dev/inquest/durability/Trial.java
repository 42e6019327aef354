package dev.inquest.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One investigation through the lives of several workers. What each worker asked is explained by what it completed and by
 * what was in flight when it died, or something was looked at again that was complete.
 */
final class Trial {

    /** The most looks that the workflow has in flight at a time. */
    private static final int WAVE = 4;

    private final String incidentId;
    private final WatchedCluster cluster;
    private final List<Life> lives = new ArrayList<>();
    private int asked;
    private Set<Integer> committed = Set.of();

    Trial(String incidentId, WatchedCluster cluster) {
        this.incidentId = incidentId;
        this.cluster = cluster;
    }

    /**
     * What one worker did.
     *
     * @param asked its requests
     * @param completed the numbers of the evidence that it committed
     * @param committed the numbers that were committed when it died
     */
    private record Life(List<String> asked, Set<Integer> completed, Set<Integer> committed) {}

    String incidentId() {
        return incidentId;
    }

    int asked() {
        return cluster.askedCount();
    }

    /** A worker is dead, or the investigation is over. */
    void lifeEnded(Books books) {
        List<String> all = cluster.asked();
        Set<Integer> now = books.evidence(incidentId).stream()
                .map(Books.Row::number)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> completed = new TreeSet<>(now);
        completed.removeAll(committed);
        lives.add(new Life(all.subList(asked, all.size()), completed, now));
        asked = all.size();
        committed = now;
    }

    /**
     * Every request of every worker is one of a look that this worker completed or of one that was in flight when it died;
     * each such look was begun once by each worker.
     *
     * @return how many looks had to be repeated
     */
    int assertNothingCompletedWasRepeated(Books books, Footprints footprints) {
        List<Books.Row> rows = books.evidence(incidentId);
        for (Books.Row row : rows) {
            assertThat(footprints.of(row.command()).looks())
                    .as("looks of #%d %s, uncut as in its footprint", row.number(), row.command())
                    .isEqualTo(row.looks());
        }
        int repeated = 0;
        for (int i = 0; i < lives.size(); i++) {
            repeated += interrupted(i, rows, footprints);
        }
        return repeated;
    }

    private int interrupted(int life, List<Books.Row> rows, Footprints footprints) {
        Life worker = lives.get(life);
        List<String> unexplained = new ArrayList<>(worker.asked());
        for (int number : worker.completed()) {
            List<String> footprint = footprint(number, rows, footprints);
            assertThat(take(unexplained, footprint))
                    .as("requests of #%d, completed by worker %d of %s: %s", number, life + 1, incidentId, footprint)
                    .isEqualTo(footprint.size());
        }
        int begun = 0;
        for (int number : inFlight(worker, rows.size())) {
            begun += take(unexplained, footprint(number, rows, footprints)) > 0 ? 1 : 0;
        }
        assertThat(unexplained)
                .as("requests of worker %d of %s for what was complete or already begun", life + 1, incidentId)
                .isEmpty();
        return begun;
    }

    /** A wave is numbered without a gap and ends before the next one begins. */
    private static List<Integer> inFlight(Life worker, int last) {
        List<Integer> open = IntStream.rangeClosed(1, last)
                .filter(number -> !worker.committed().contains(number))
                .boxed()
                .toList();
        return open.stream().filter(number -> number < open.getFirst() + WAVE).toList();
    }

    private static List<String> footprint(int number, List<Books.Row> rows, Footprints footprints) {
        return footprints.of(rows.get(number - 1).command()).requests();
    }

    /** Takes these out, each once, as far as they are there; how many were. */
    private static int take(List<String> from, Collection<String> these) {
        return (int) these.stream().filter(from::remove).count();
    }
}
