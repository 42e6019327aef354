package dev.inquest.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL and then Temporal die and come back in the middle of an investigation, which ends as if nothing had been. */
class OutagesIT {

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
    void anInvestigationOutlivesPostgresAndTemporal() {
        PackagedApplication inquest =
                estate.application("inquest", "api,worker").awaitReady();
        Map<String, Object> undisturbed = undisturbed(inquest);
        WatchedCluster cluster = estate.newCluster(Duration.ZERO);
        WatchedCluster other = estate.newCluster(Duration.ZERO);
        cluster.hold();
        String incident = Estate.accepted(inquest, cluster.name());
        awaitAsked(cluster, 1);

        estate.postgres().crash();
        Response withoutPostgres = Estate.report(inquest, other.name());
        int asked = cluster.askedCount();
        cluster.releaseOnce();
        estate.postgres().bringBack();
        awaitAsked(cluster, asked + 1);
        estate.temporal().takeAway();
        Response withoutTemporal = Estate.report(inquest, other.name());
        cluster.release();
        estate.temporal().bringBack();

        String later = withoutTemporal.jsonPath().getString("id");
        Estate.awaitClosed(inquest, incident);
        Estate.awaitClosed(inquest, later);
        assertThat(withoutPostgres.statusCode()).isEqualTo(503);
        assertThat(withoutPostgres.header("Retry-After")).isNotBlank();
        assertThat(withoutTemporal.statusCode()).isEqualTo(202);
        assertThat(withoutTemporal.jsonPath().getString("phase")).isEqualTo("queued");
        Books books = estate.books();
        for (String id : new String[] {incident, later}) {
            assertThat(Estate.outcome(inquest, id)).isEqualTo(undisturbed);
            books.assertSealed(id);
        }
    }

    private Map<String, Object> undisturbed(PackagedApplication inquest) {
        WatchedCluster cluster = estate.newCluster(Duration.ZERO);
        String incident = Estate.accepted(inquest, cluster.name());
        Estate.awaitClosed(inquest, incident);
        return Estate.outcome(inquest, incident);
    }

    private static void awaitAsked(WatchedCluster cluster, int requests) {
        Awaitility.await("request " + requests + " of " + cluster.name())
                .atMost(Duration.ofMinutes(5))
                .until(() -> cluster.askedCount() >= requests);
    }
}
