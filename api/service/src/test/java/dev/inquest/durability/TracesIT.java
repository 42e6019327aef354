package dev.inquest.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a collector gets of an investigation by a model, and what it does not get. */
class TracesIT {

    private static final int NONE_HELD = Integer.MAX_VALUE;

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
    void everyCallOfAModelIsASpanThatHoldsNothingThatWasSaid() {
        try (WatchedModel model = new WatchedModel(NONE_HELD);
                TraceCollector collector = new TraceCollector()) {
            Map<String, String> configuration = new LinkedHashMap<>(model.configuration());
            configuration.put("inquest.otlp.endpoint", collector.endpoint());
            configuration.put("inquest.startup.wait", "PT60S");
            PackagedApplication all =
                    estate.application("all", "api,worker", configuration).awaitReady();

            String incident =
                    Estate.accepted(all, estate.newCluster(Duration.ZERO).name());

            Estate.awaitClosed(all, incident);
            Awaitility.await("the spans of the calls")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> collector.taken().contains("chat m1")
                            && collector.taken().contains(incident));
            assertThat(collector.taken())
                    .contains("gen_ai.operation.name", "gen_ai.provider.name", "openai", "gen_ai.usage.input_tokens")
                    .contains("inquest.prompt.id", "inquest.role")
                    .doesNotContain("kubectl get services")
                    .doesNotContain("Let me think about that");
        }
    }
}
