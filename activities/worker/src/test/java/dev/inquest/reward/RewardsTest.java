package dev.inquest.reward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.capsule.CapsuleLibrary;
import dev.inquest.capsule.TrialOutcome;
import dev.inquest.capsule.learning.Reward;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Settings;
import dev.inquest.model.Judgement;
import dev.inquest.storage.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RewardsTest {

    private static final Reward JUDGED = new Reward(.8, 1, .5, .6);
    private static final Judgement JUDGEMENT =
            new Judgement("openai:m1", Map.of("cited", .7, "needed", .5), .6, .1, null, "solid");

    @Inject
    Rewards rewards;

    @Inject
    CaseFiles files;

    @Inject
    CapsuleLibrary library;

    private final String id = UUID.randomUUID().toString();

    @Test
    void aRewardIsKeptOnce() {
        open();
        rewards.keep(id, JUDGED, JUDGEMENT);

        Rewarded again = rewards.keep(id, new Reward(.1, .1, .1, null), null);

        assertThat(again).isEqualTo(new Rewarded(JUDGED, JUDGEMENT));
        assertThat(rewards.of(id)).contains(again);
        assertThat(rewards.of("none")).isEmpty();
    }

    @Test
    void aVerdictMovesTheOutcomeAlone() {
        open();
        rewards.keep(id, JUDGED, JUDGEMENT);

        library.judge(id, TrialOutcome.REFUTED, "ann");

        Rewarded refuted = rewards.of(id).orElseThrow();
        assertThat(refuted.reward()).isEqualTo(new Reward(0, 1, .5, .6));
        assertThat(refuted.reward().total()).isZero();
        assertThat(refuted.judgement()).isEqualTo(JUDGEMENT);
    }

    @Test
    void withoutAJudgeThereIsNoProcess() {
        open();

        Rewarded alone = rewards.keep(id, new Reward(.8, 1, .5, null), null);

        assertThat(alone.reward().process()).isNull();
        assertThat(alone.judgement()).isNull();
    }

    private void open() {
        Incident incident = new Incident(id, "test-" + id, "Web is down", "", "demo", "shop", null, List.of(), null);
        QuarkusTransaction.requiringNew().run(() -> files.open(incident, id, "incident-" + id, Settings.DEFAULT));
    }
}
