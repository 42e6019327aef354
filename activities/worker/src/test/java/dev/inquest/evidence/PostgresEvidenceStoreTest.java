package dev.inquest.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Severity;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Excerpt;
import dev.inquest.observation.Observation;
import dev.inquest.observation.Tokens;
import dev.inquest.storage.PostgresResource;
import dev.inquest.text.Digests;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PostgresEvidenceStoreTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.123456Z");
    private static final Entity POD = Entity.of("shop", "Pod", "web-1");

    @Inject
    EvidenceStore store;

    @Inject
    Session session;

    private final String incident = UUID.randomUUID().toString();

    @Test
    void everyKindOfObservationComesBack() {
        List<Observation> all = List.of(
                new Observation.Listing("Pod", "shop", null, true, List.of(POD)),
                new Observation.TableRow(POD, Map.of("READY", "0/1")),
                new Observation.WholeObject(
                        POD, "v1", JsonNodeFactory.instance.objectNode().put("kind", "Pod")),
                new Observation.EventSeen(POD, "Warning", "BackOff", "back-off", 3, AT, null),
                new Observation.LogSeen(POD, "web", true, List.of("one", "two"), false),
                new Observation.Missing(Entity.clusterScoped("Node", "n1")),
                new Observation.Unavailable("pods in shop", null, 403, "forbidden", "list pods in shop"),
                new Observation.Message("IST0101", Severity.ERROR, POD, "not found"),
                new Observation.ProxyEntry(POD, "cluster", Map.of("FQDN", "web.shop")),
                new Observation.Edge(POD, POD, "calls", "env WEB_ADDR"));

        store.store(incident, 1, "kubectl get pods -n shop", output("text", all));

        assertThat(store.get(incident, 1))
                .get()
                .isEqualTo(new Evidence(1, "kubectl get pods -n shop", EvidenceStatus.OK, "text", all, 2, AT));
    }

    @Test
    void theReferenceCarriesTheDigestAndTheExcerptsTokens() {
        EvidenceRef ref = store.store(incident, 1, "kubectl get pods", output("NAME READY\nweb-1 0/1\n", List.of()));

        assertThat(ref)
                .isEqualTo(new EvidenceRef(
                        1,
                        "kubectl get pods",
                        EvidenceStatus.OK,
                        2,
                        Tokens.count("NAME READY\nweb-1 0/1\n"),
                        Digests.sha256("NAME READY\nweb-1 0/1\n"),
                        "one line"));
        assertThat(store.find(incident, 1, "kubectl get pods")).contains(ref);
        assertThat(store.find(incident, 1, "kubectl get nodes")).isEmpty();
        assertThat(store.find(incident, 2, "kubectl get pods")).isEmpty();
    }

    @Test
    void aSecondOutputOfTheSameNumberWritesNothing() {
        EvidenceRef first = store.store(incident, 1, "kubectl get pods", output("first", List.of()));

        EvidenceRef second = store.store(incident, 1, "kubectl get nodes", output("second " + incident, List.of()));

        assertThat(second).isEqualTo(first);
        assertThat(store.all(incident))
                .singleElement()
                .extracting(Evidence::text)
                .isEqualTo("first");
        assertThat(blobs("second " + incident)).isZero();
    }

    @Test
    void ofManyAtOnceOneIsStoredAndAllSeeIt() throws Exception {
        int writers = 8;
        CyclicBarrier together = new CyclicBarrier(writers);
        List<EvidenceRef> refs;
        try (ExecutorService pool = Executors.newFixedThreadPool(writers)) {
            List<Future<EvidenceRef>> futures = IntStream.range(0, writers)
                    .mapToObj(i -> pool.submit(() -> {
                        together.await();
                        return store.store(
                                incident, 1, "kubectl get pods", output("output " + i + incident, List.of()));
                    }))
                    .toList();
            pool.shutdown();
            assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            refs = futures.stream().map(Future::resultNow).toList();
        }

        assertThat(refs).hasSize(writers).containsOnly(refs.getFirst());
        long written = IntStream.range(0, writers)
                .mapToLong(i -> blobs("output " + i + incident))
                .sum();
        assertThat(written).isEqualTo(1);
    }

    @Test
    void tenMegabytesComeBackAsTheyWere() {
        String text = IntStream.range(0, 120_000)
                .mapToObj(i -> i + " 2026-01-02T03:04:05Z info request served in " + (i * 7919L % 1000)
                        + " ms by worker " + i % 13)
                .collect(Collectors.joining("\n"));
        List<Observation> log =
                List.of(new Observation.LogSeen(POD, "web", false, text.lines().toList(), true));

        EvidenceRef ref = store.store(incident, 1, "kubectl logs web-1", output(text, log));

        assertThat(ref.excerptTokens()).isLessThanOrEqualTo(Excerpt.MAX_TOKENS);
        Evidence back = store.get(incident, 1).orElseThrow();
        assertThat(back.text()).isEqualTo(text);
        assertThat(back.observations()).isEqualTo(log);
    }

    @Test
    void whatPostgresqlCannotHoldIsReplaced() {
        List<Observation> log = List.of(new Observation.LogSeen(POD, "web", false, List.of("a\0b\uD83D"), true));

        store.store(incident, 1, "kubectl logs\0", output("a\0b\uD83D", log));

        Evidence back = store.get(incident, 1).orElseThrow();
        assertThat(back.text()).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(back.observations())
                .isEqualTo(List.of(new Observation.LogSeen(POD, "web", false, List.of("a\uFFFDb\uFFFD"), true)));
        assertThat(store.find(incident, 1, "kubectl logs\0")).isPresent();
    }

    @Test
    void sealingIsIncrementalAndRepeatable() {
        IntStream.of(3, 1, 2).forEach(n -> store.store(incident, n, "kubectl get pods", output("o" + n, List.of())));

        String two = store.seal(incident, 2);
        String three = store.seal(incident, 3);

        assertThat(three).isNotEqualTo(two);
        assertThat(store.seal(incident, 3)).isEqualTo(three);
        assertThat(store.seal(incident, 2)).isEqualTo(two);
        assertThat(links())
                .hasSize(3)
                .doesNotContainNull()
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo(three);
    }

    @Test
    void sealingInPartsGivesTheSameChainAsSealingAtOnce() {
        store.store(incident, 1, "kubectl get pods", output("one", List.of()));
        String first = store.seal(incident, 1);
        store.store(incident, 2, "kubectl get pods", output("two", List.of()));

        String chain = store.seal(incident, 9);

        assertThat(chain).isEqualTo(Digests.sha256(first + content(2)));
    }

    @Test
    void aRowThatComesAfterItsNumberWasSealedStaysOutside() {
        store.store(incident, 2, "kubectl get pods", output("two", List.of()));
        String sealed = store.seal(incident, 2);
        store.store(incident, 1, "kubectl get pods", output("late", List.of()));

        assertThat(store.seal(incident, 2)).isEqualTo(sealed);
        assertThat(store.all(incident)).extracting(Evidence::number).containsExactly(1, 2);
        assertThat(links()).containsExactly(null, sealed);
    }

    @Test
    void rowsCannotBeChanged() {
        store.store(incident, 1, "kubectl get pods", output("one", List.of()));

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery(
                                "update evidence set summary = 'other' where incident_id = :i")
                        .setParameter("i", incident)
                        .executeUpdate()))
                .hasMessageContaining("immutable");
    }

    private List<String> links() {
        return QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery(
                        "select chain_digest from evidence where incident_id = :i order by number", String.class)
                .setParameter("i", incident)
                .getResultList());
    }

    private String content(int number) {
        return QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery(
                        "select content_digest from evidence where incident_id = :i and number = :n", String.class)
                .setParameter("i", incident)
                .setParameter("n", number)
                .getSingleResult());
    }

    private long blobs(String text) {
        return QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery(
                        "select count(*) from evidence_blob where digest = :d", Long.class)
                .setParameter("d", Digests.sha256(text))
                .getSingleResult());
    }

    private static CommandOutput output(String text, List<Observation> observations) {
        return new CommandOutput(EvidenceStatus.OK, text, observations, 2, "one line", AT);
    }
}
