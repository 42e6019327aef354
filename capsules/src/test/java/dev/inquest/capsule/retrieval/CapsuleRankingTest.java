package dev.inquest.capsule.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.capsule.Capsule;
import dev.inquest.capsule.CapsuleLibrary.RecallQuery;
import dev.inquest.capsule.CapsuleLibrary.Recalled;
import dev.inquest.capsule.CapsuleStatus;
import dev.inquest.capsule.SuccessRate;
import dev.inquest.capsule.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CapsuleRankingTest {

    private static final RecallQuery QUERY = new RecallQuery(Set.of("a.b", "c.d"), Set.of("symptom.x"), "page", 20);

    private final CapsuleRanking ranking = new CapsuleRanking((left, right) -> right.equals("alike") ? 1 : -1);

    @Test
    void textAloneNeverOpensTheGate() {
        assertThat(ranking.rank(QUERY, List.of(capsule("c", Set.of("e.f"), "alike", 9, CapsuleStatus.ACTIVE))))
                .isEmpty();
    }

    @Test
    void theScoreIsTheDocumentedBlend() {
        Capsule capsule = capsule("c", Set.of("a.b"), "alike", 2, CapsuleStatus.ACTIVE);

        Recalled recalled = ranking.rank(QUERY, List.of(capsule)).getFirst();

        assertThat(recalled.score()).isCloseTo(0.45 / Math.sqrt(3) + 0.25 + 0.30 * 0.75, Offset.offset(1e-9));
        assertThat(recalled.matched()).containsExactly("a.b");
    }

    @Test
    void codesTextAndRecordEachMoveTheRank() {
        List<Capsule> capsules = List.of(
                capsule("worst", Set.of("a.b"), "other", 0, CapsuleStatus.ACTIVE),
                capsule("tried", Set.of("a.b"), "other", 3, CapsuleStatus.ACTIVE),
                capsule("alike", Set.of("a.b"), "alike", 3, CapsuleStatus.ACTIVE),
                capsule("fits", Set.of("a.b", "c.d"), "alike", 3, CapsuleStatus.ACTIVE),
                capsule("promoted", Set.of("a.b"), "other", 0, CapsuleStatus.PROMOTED));

        assertThat(ranking.rank(QUERY, capsules))
                .extracting(r -> r.capsule().id())
                .containsExactly("fits", "alike", "tried", "promoted", "worst");
    }

    @Test
    void retiredAndMergedAreNeverRecalledAndTheLimitHolds() {
        List<Capsule> capsules = List.of(
                capsule("retired", Set.of("a.b"), "alike", 9, CapsuleStatus.RETIRED),
                capsule("merged", Set.of("a.b"), "alike", 9, CapsuleStatus.MERGED),
                capsule("one", Set.of("a.b"), "alike", 1, CapsuleStatus.ACTIVE),
                capsule("two", Set.of("a.b"), "alike", 2, CapsuleStatus.ACTIVE));

        assertThat(ranking.rank(new RecallQuery(QUERY.findings(), QUERY.symptoms(), "page", 1), capsules))
                .extracting(r -> r.capsule().id())
                .containsExactly("two");
    }

    private static Capsule capsule(String id, Set<String> findings, String text, int confirmed, CapsuleStatus status) {
        return new Capsule(
                id,
                1,
                "skill",
                new Trigger(findings, Set.of(), text),
                List.of(),
                new SuccessRate(confirmed, 0, 0),
                status,
                List.of(),
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
