package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inquest.cli.scoring.Answer;
import dev.inquest.cli.scoring.ModelUse;
import dev.inquest.cli.scoring.Result;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostLimitTest {

    @TempDir
    private Path home;

    private Journal journal;

    @BeforeEach
    void nothingSpent() {
        journal = Journal.open(home.resolve("e.jsonl"), false);
    }

    @Test
    void thoseUnderWayCannotSpendMoreThanItTogether() {
        CostLimit ceiling = ceiling("0.9", 3);

        assertThat(List.of(ceiling.take(), ceiling.take(), ceiling.take())).containsOnly(OptionalLong.of(300_000));
    }

    @Test
    void whatOneDidNotSpendIsForTheNext() {
        CostLimit ceiling = ceiling("0.9", 3);
        ceiling.take();
        ceiling.take();
        ceiling.take();
        spent(100_000);

        ceiling.giveBack(300_000);

        assertThat(ceiling.take()).hasValue(200_000);
    }

    @Test
    void nothingIsBegunWithLessThanTheDearestSoFarCost() {
        spent(300_000);
        CostLimit ceiling = ceiling("0.6", 2);

        OptionalLong share = ceiling.take();

        assertThat(share).isEmpty();
    }

    @Test
    void whereOnlyTheEndOfAnotherLeavesEnoughThatIsWaitedFor() {
        spent(100_000);
        CostLimit ceiling = ceiling("0.35", 2);
        long first = ceiling.take().orElseThrow();
        AtomicReference<@Nullable OptionalLong> second = new AtomicReference<>();
        Thread waiting = Thread.ofPlatform().start(() -> {
            ceiling.promise(90_000);
            second.set(ceiling.take());
        });
        await().until(() -> waiting.getState() == Thread.State.WAITING);

        ceiling.giveBack(first);

        await().until(() -> second.get() != null);
        assertThat(second.get()).isEqualTo(OptionalLong.of(160_000));
    }

    @Test
    void withoutOneThereIsNoLimit() {
        assertThat(CostLimit.of(null, 3, journal).take()).hasValue(CostLimit.UNLIMITED);
    }

    @Test
    void whatDidNotCountTellsWhatTheNextMayCost() {
        journal.begin("one/taught", 300_000);
        journal.discard("one/taught", 310_000);
        CostLimit ceiling = ceiling("1.3", 3);

        assertThat(ceiling.take()).hasValue(620_001);
    }

    @Test
    void oneAfterTheOtherEachMayHaveAllThatIsLeft() {
        CostLimit ceiling = ceiling("0.9", 3).oneAtATime();

        assertThat(ceiling.take()).hasValue(900_000);
    }

    private CostLimit ceiling(String usd, int slots) {
        return CostLimit.of(new BigDecimal(usd), slots, journal);
    }

    private void spent(long microUsd) {
        ModelUse use = new ModelUse(microUsd, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), 0, 0, 0);
        Answer failed = IncidentResult.failed("one", "taught", "e").answer();
        journal.add(new Result(
                new Answer(
                        failed.recording(),
                        failed.arm(),
                        failed.status(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        0,
                        0,
                        failed.tokens(),
                        0,
                        "e",
                        use,
                        null),
                List.of()));
    }
}
