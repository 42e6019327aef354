package dev.inquest.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A worker dies by SIGKILL while it waits for a model: the call in flight is made once more, and none that was answered is,
 * not even one of the same activity.
 */
class ModelCallKilledIT {

    /** The repair of the first plan: its activity has one answered call, and one in flight. */
    private static final int IN_FLIGHT = 2;

    private Estate estate;

    @BeforeEach
    void open() {
        estate = Estate.open();
    }

    @AfterEach
    void close() {
        estate.close();
    }

    @Test
    void onlyTheCallInFlightIsMadeAgain() {
        try (WatchedModel model = new WatchedModel(IN_FLIGHT)) {
            Books books = estate.books();
            PackagedApplication api = estate.application("api", "api").awaitReady();
            PackagedApplication first = estate.application("first", "worker", model.configuration());
            String incident =
                    Estate.accepted(api, estate.newCluster(Duration.ZERO).name());
            Awaitility.await("a call is in flight")
                    .atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> first.alive() && model.holds());

            first.kill();

            model.release();
            estate.application("second", "worker", model.configuration());
            Estate.awaitClosed(api, incident);
            List<String> asked = model.asked();
            Map<String, Long> times =
                    asked.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            String inFlight = asked.get(IN_FLIGHT - 1);
            assertThat(times).containsEntry(inFlight, 2L);
            times.remove(inFlight);
            assertThat(times).isNotEmpty();
            assertThat(times.values()).as("requests that were answered").containsOnly(1L);
            assertThat(books.exchanges(incident)).isEqualTo(asked.size() - 1);
            assertThat(Estate.outcome(api, incident)).extractingByKey("status").isNotEqualTo("failed");
        }
    }
}
