package dev.inquest.causality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.observation.Observation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AreaTest {

    private static Observed meshed() {
        return new Observed().pod("till-0", "2/2", "Running", "0").pod("ledger-0", "2/2", "Running", "0");
    }

    private static List<Area> open(String page, Observed observed) {
        return Area.open(observed.seen(), Observed.incident(page));
    }

    @Test
    void failingTrafficInAMeshAsksForAProxysLog() {
        assertThat(open("till answers 503", meshed())).contains(Area.PROXY_LOGS);
        assertThat(open("till restarts", meshed())).doesNotContain(Area.PROXY_LOGS);
        assertThat(open("till answers 503", new Observed().pod("till-0", "1/1", "Running", "0")))
                .doesNotContain(Area.PROXY_LOGS);
    }

    @Test
    void theProxyIsTheOneOfWhatThePageNamesOrAGateways() {
        assertThat(open("till answers 503", meshed().log("till-0", "istio-proxy", "x")))
                .as("its own")
                .doesNotContain(Area.PROXY_LOGS);
        assertThat(open("till answers 503", meshed().log("istio-ingressgateway-0", "istio-proxy", "x")))
                .as("a gateway's")
                .doesNotContain(Area.PROXY_LOGS);
        assertThat(open(
                        "till answers 503",
                        meshed().row("StatefulSet", "till", Map.of("READY", "1/1"))
                                .log("ledger-0", "istio-proxy", "x")))
                .as("another's")
                .contains(Area.PROXY_LOGS);
        assertThat(open("users see 503", meshed().log("ledger-0", "istio-proxy", "x")))
                .as("a page that names nobody")
                .doesNotContain(Area.PROXY_LOGS);
    }

    @Test
    void latencyAsksForMetricsWhereSomebodyKeepsThem() {
        // Given one cluster of which nothing is known, one without metrics, and one that refused them
        Observed without = new Observed().add("inquest metrics -n ns", EvidenceStatus.REFUSED, withheld(404));
        Observed refused = new Observed().add("inquest metrics -n ns", EvidenceStatus.REFUSED, withheld(403));

        assertThat(open("till is slow", new Observed())).contains(Area.METRICS);
        assertThat(open("till is slow", without)).doesNotContain(Area.METRICS);
        assertThat(open("till is slow", refused)).contains(Area.METRICS);
        assertThat(open("till is slow", new Observed().add(new Observation.Series("up", Map.of(), List.of()))))
                .doesNotContain(Area.METRICS);
    }

    private static Observation withheld(int status) {
        return new Observation.Unavailable("metrics", null, status, "no Prometheus", "the URL of a Prometheus");
    }
}
