package dev.inquest.capsule.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.capsule.retrieval.EmbeddedSimilarity;
import dev.inquest.storage.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** The embedding's native library is loaded once a process; an application started again in it must still embed. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(SecondStartTest.Again.class)
class SecondStartTest {

    public static class Again implements QuarkusTestProfile {}

    @Test
    void embedsAfterTheApplicationWasStartedAgain() {
        EmbeddedSimilarity similarity = new EmbeddedSimilarity();

        double alike = similarity.between("calls to the service fail with 503", "requests are answered with 503");
        double unlike = similarity.between("calls to the service fail with 503", "the disk of the node is full");

        assertThat(alike).isGreaterThan(unlike);
        assertThat(similarity.between("", "anything")).isZero();
    }
}
