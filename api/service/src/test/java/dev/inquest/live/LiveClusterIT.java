package dev.inquest.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.support.PostgresResource;
import dev.inquest.support.TemporalServerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults made live on a real control plane, each investigated by the service through a kubeconfig that may only read. */
@Tag("long")
@NeedsControlPlane
@QuarkusTest
@TestProfile(LiveProfile.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TemporalServerResource.class)
class LiveClusterIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @ParameterizedTest
    @EnumSource
    void theFaultIsNamedWithTheObjectToMend(LiveFault fault) {
        Shop shop = running(fault.namespace());
        fault.make(shop);
        await("the fault is visible", () -> fault.visible(shop));

        JsonPath incident = investigated(fault.namespace(), fault.complaint());

        assertThat(incident.getString("outcome.status"))
                .as(incident.getString("outcome"))
                .isEqualTo("diagnosed");
        assertThat(incident.getList("outcome.diagnosis.rootCauses.fault", String.class))
                .as(incident.getString("outcome.diagnosis"))
                .containsExactly(fault.code());
        assertThat(incident.getString("outcome.diagnosis.rootCauses[0].entity")).isIn(fault.roots());
        assertThat(incident.getList("outcome.diagnosis.rootCauses[0].evidence")).isNotEmpty();
    }

    @Test
    void nothingIsBlamedInAShopThatWorks() {
        running("shop-0");

        JsonPath incident = investigated("shop-0", "Somebody says that the shop is slow.");

        assertThat(incident.getString("outcome.status"))
                .as(incident.getString("outcome"))
                .isIn("no-fault-found", "inconclusive");
    }

    private static Shop running(String namespace) {
        Shop shop = new Shop(LiveClusterResource.current().admin(), namespace);
        shop.deploy();
        await("the shop of " + namespace + " works", shop::runs);
        return shop;
    }

    private static JsonPath investigated(String namespace, String complaint) {
        Response answer = given().contentType(ContentType.JSON)
                .body(Map.of(
                        "source",
                        "live-" + namespace,
                        "title",
                        "Customers complain",
                        "description",
                        complaint,
                        "cluster",
                        LiveClusterResource.NAME,
                        "namespace",
                        namespace,
                        "settings",
                        Map.of("arm", "taught", "approval", "never", "extensionWindow", "PT0S")))
                .post("/incidents");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        String id = answer.jsonPath().getString("id");
        return Awaitility.await("incident " + id + " is closed")
                .atMost(PATIENCE)
                .until(() -> given().get("/incidents/" + id).jsonPath(), i -> i.getString("closedAt") != null);
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(PATIENCE).until(condition);
    }
}
