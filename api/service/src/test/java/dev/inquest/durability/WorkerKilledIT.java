package dev.inquest.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Workers die by SIGKILL at instants drawn from a seed: every investigation ends as an undisturbed one, what was complete is
 * not looked at again, and what was in flight is repeated once for each death at most.
 */
class WorkerKilledIT {

    /** A run with the same {@code -Dinquest.chaos.seed} draws the same instants. */
    private static final String SEED = "inquest.chaos.seed";

    private static final Duration LATENCY = Duration.ofMillis(60);
    private static final int SIDE_BY_SIDE = 2;
    private static final Duration POLL = Duration.ofMillis(20);

    private final List<Trial> trials = new ArrayList<>();
    private Estate estate;
    private Books books;
    private Footprints footprints;
    private PackagedApplication api;
    private PackagedApplication worker;
    private String workerName;
    private int workers;

    @BeforeEach
    void open() {
        estate = Estate.open();
        footprints = new Footprints(estate.recording());
        api = estate.application("api", "api").awaitReady();
        books = estate.books();
    }

    @AfterEach
    void close() {
        footprints.close();
        estate.close();
    }

    @Test
    void twentyWorkersDie() {
        workersDie(20);
    }

    @Test
    @Tag("long")
    void aHundredWorkersDie() {
        workersDie(100);
    }

    private void workersDie(int kills) {
        long seed = Long.getLong(SEED, System.nanoTime());
        System.out.printf("WorkerKilledIT: -D%s=%d%n", SEED, seed);
        startWorker();
        Trial control = investigate();
        Estate.awaitClosed(api, control.incidentId());
        control.lifeEnded(books);
        assertThat(control.assertNothingCompletedWasRepeated(books, footprints)).isZero();

        KillInstant.draw(seed, kills).forEach(this::die);

        trials.forEach(trial -> Estate.awaitClosed(api, trial.incidentId()));
        endLives();
        int repeated = 0;
        for (Trial trial : trials) {
            assertThat(Estate.outcome(api, trial.incidentId()))
                    .as("outcome of %s", trial.incidentId())
                    .isEqualTo(Estate.outcome(api, control.incidentId()));
            assertThat(commands(trial)).isEqualTo(commands(control));
            books.assertSealed(trial.incidentId());
            repeated += trial.assertNothingCompletedWasRepeated(books, footprints);
        }
        System.out.printf(
                "WorkerKilledIT: seed %d, %d kills, %d investigations of %d looks each, %d looks repeated%n",
                seed, kills, trials.size(), commands(control).size(), repeated);
    }

    private void die(KillInstant instant) {
        int requests = requests();
        int evidence = books.evidenceCount();
        Awaitility.await(instant + " of " + workerName)
                .atMost(Duration.ofMinutes(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .until(() -> worker.alive()
                        && keepInvestigating()
                        && instant.reached(requests() - requests, books.evidenceCount() - evidence));
        Awaitility.await()
                .pollDelay(instant.delay())
                .atMost(Duration.ofMinutes(1))
                .until(worker::alive);
        worker.kill();
        Awaitility.await("PostgreSQL has ended what " + workerName + " began")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !books.serves(workerName));
        endLives();
        startWorker();
    }

    private void startWorker() {
        workerName = "worker-" + ++workers;
        worker = estate.application(workerName, "worker");
    }

    private Trial investigate() {
        WatchedCluster cluster = estate.newCluster(LATENCY);
        return new Trial(Estate.accepted(api, cluster.name()), cluster);
    }

    private boolean keepInvestigating() {
        for (int open = books.openCount(); open < SIDE_BY_SIDE; open++) {
            trials.add(investigate());
        }
        return true;
    }

    private void endLives() {
        trials.forEach(trial -> trial.lifeEnded(books));
    }

    private int requests() {
        return trials.stream().mapToInt(Trial::asked).sum();
    }

    private List<String> commands(Trial trial) {
        return books.evidence(trial.incidentId()).stream()
                .map(Books.Row::command)
                .toList();
    }
}
