package dev.inquest.cli.scoring;

import static dev.inquest.cli.scoring.Sample.HEALTHY;
import static dev.inquest.cli.scoring.Sample.ONE_ROOT;
import static dev.inquest.cli.scoring.Sample.diagnosed;
import static dev.inquest.cli.scoring.Sample.truth;
import static dev.inquest.cli.scoring.Sample.undiagnosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Every figure with its value worked by hand. */
class ScoresTest {

    private static final Offset<Double> EXACT = within(1e-9);

    private static final Judged RIGHT = new Judged(diagnosed(List.of("a/Service/x routing.wrong 0.9")), ONE_ROOT);
    private static final Judged RIGHT_FAMILY =
            new Judged(diagnosed(List.of("a/Service/x routing.other 0.8")), ONE_ROOT);
    private static final Judged RIGHT_ENTITY =
            new Judged(diagnosed(List.of("a/Service/x storage.other 0.8")), ONE_ROOT);
    private static final Judged THIRD = new Judged(
            diagnosed(
                    List.of("a/Service/y routing.wrong 0.6"),
                    "a/Service/z routing.wrong 0.5",
                    "a/Service/x routing.wrong 0.4"),
            ONE_ROOT);
    private static final Judged FOURTH = new Judged(
            diagnosed(
                    List.of("a/Service/y routing.wrong 0.6"),
                    "a/Service/z routing.wrong 0.5",
                    "a/Service/w routing.wrong 0.5",
                    "a/Service/x routing.wrong 0.4"),
            ONE_ROOT);
    private static final Judged SUSPECTED =
            new Judged(undiagnosed(Answer.INCONCLUSIVE, "a/Service/x routing.wrong 0.4"), ONE_ROOT);
    private static final Judged DENIED =
            new Judged(undiagnosed(Answer.NO_FAULT_FOUND, "a/Service/x routing.wrong 0.4"), ONE_ROOT);
    private static final Judged BROKEN = new Judged(undiagnosed(Answer.FAILED), ONE_ROOT);

    @Test
    void accuracyCountsWhatWasAnsweredAndAmongThreeWhatWasSuspected() {
        Scores scores = Scores.of(List.of(RIGHT, RIGHT_FAMILY, RIGHT_ENTITY, THIRD, FOURTH, SUSPECTED, DENIED, BROKEN));

        assertThat(scores.n()).isEqualTo(8);
        assertThat(scores.first()).isEqualTo(new Proportion(1, 8));
        assertThat(scores.amongThree()).isEqualTo(new Proportion(3, 8));
        assertThat(scores.entity()).isEqualTo(new Proportion(3, 8));
        assertThat(scores.entityAndFamily()).isEqualTo(new Proportion(2, 8));
        assertThat(scores.falseBlame()).isEqualTo(new Proportion(2, 8));
        assertThat(scores.abstention().isEmpty()).isTrue();
    }

    /** Named: x; x and y of which x is true; nothing. True: x; x and z; x. */
    @Test
    void precisionAndRecallCountEntitiesOverAllAnswers() {
        Judged half = new Judged(
                diagnosed(List.of("a/Service/x routing.wrong 0.9", "a/Service/y routing.wrong 0.9")),
                truth("a/Service/x routing.wrong", "a/Service/z routing.wrong"));

        Scores scores = Scores.of(List.of(RIGHT, half, SUSPECTED));

        assertThat(scores.precision()).isEqualTo(new Proportion(2, 3));
        assertThat(scores.recall()).isEqualTo(new Proportion(2, 4));
        assertThat(scores.f1()).isEqualTo(2 * (2.0 / 3) * 0.5 / (2.0 / 3 + 0.5), EXACT);
    }

    /** All of one root: 1. All of two with a stranger: 2/3. Half of two: 0. Nothing: 0. */
    @Test
    void precisionAtFullRecallIsNothingWhereARootIsMissing() {
        Truth two = truth("a/Service/x routing.wrong", "a/Service/z routing.wrong");
        Judged withStranger = new Judged(
                diagnosed(List.of(
                        "a/Service/x routing.wrong 0.9",
                        "a/Service/y routing.wrong 0.9",
                        "a/Service/z routing.wrong 0.9")),
                two);
        Judged half = new Judged(diagnosed(List.of("a/Service/x routing.wrong 0.9")), two);

        Scores scores = Scores.of(List.of(RIGHT, withStranger, half, BROKEN));

        assertThat(scores.precisionAtFullRecall()).isEqualTo((1 + 2.0 / 3) / 4, EXACT);
    }

    @Test
    void twoNamesOfOneRootAreOneEntity() {
        Truth aliased = new Truth(
                List.of(new Truth.Root("a/Service/x", List.of("a/Endpoints/x"), "routing.wrong", List.of())),
                List.of(),
                List.of());
        Judged judged = new Judged(
                diagnosed(List.of("a/endpoints/x routing.wrong 0.9", "a/Service/x routing.wrong 0.9")), aliased);

        Scores scores = Scores.of(List.of(judged));

        assertThat(scores.precision()).isEqualTo(new Proportion(1, 1));
        assertThat(scores.falseBlame()).isEqualTo(new Proportion(0, 1));
        assertThat(scores.first()).isEqualTo(new Proportion(1, 1));
    }

    @Test
    void whereNothingWasWrongOnlyAbstainingIsRight() {
        Judged silent = new Judged(undiagnosed(Answer.NO_FAULT_FOUND), HEALTHY);
        Judged unsure = new Judged(undiagnosed(Answer.INCONCLUSIVE, "a/Service/x routing.wrong 0.4"), HEALTHY);
        Judged blaming = new Judged(diagnosed(List.of("a/Service/x routing.wrong 0.9")), HEALTHY);
        Judged broken = new Judged(undiagnosed(Answer.FAILED), HEALTHY);

        Scores scores = Scores.of(List.of(silent, unsure, blaming, broken));

        assertThat(scores.abstention()).isEqualTo(new Proportion(2, 4));
        assertThat(scores.falseBlame()).isEqualTo(new Proportion(1, 4));
        assertThat(scores.first().isEmpty()).isTrue();
        assertThat(scores.precision()).isEqualTo(new Proportion(0, 1));
        assertThat(silent.right()).isTrue();
        assertThat(blaming.right()).isFalse();
        assertThat(broken.right()).isFalse();
        assertThat(silent.family()).isEqualTo(Judged.NOTHING_WRONG);
    }

    /** True: x→m, m→n. Named: (alias of x)→m, m→o. */
    @Test
    void chainEdgesAreComparedWhereTheTruthHasAChain() {
        Truth chained = new Truth(
                List.of(new Truth.Root("a/Service/x", List.of("a/Endpoints/x"), "routing.wrong", List.of())),
                List.of(),
                List.of(
                        new Truth.Link("a/Service/x", "a/Deployment/m"),
                        new Truth.Link("a/Deployment/m", "a/Deployment/n")));
        Result named = new Result(
                diagnosed(List.of("a/Endpoints/x routing.wrong 0.9")).answer(),
                List.of(
                        new Result.Edge("a/Endpoints/x", "a/deployments/m", "", ""),
                        new Result.Edge("a/Deployment/m", "a/Deployment/o", "", ""),
                        new Result.Edge("a/Deployment/m", "a/Deployment/p", "", "")));

        Scores scores = Scores.of(List.of(new Judged(named, chained), RIGHT));

        assertThat(scores.chainPrecision()).isEqualTo(new Proportion(1, 3));
        assertThat(scores.chainRecall()).isEqualTo(new Proportion(1, 2));
        assertThat(scores.chainF1()).isEqualTo(0.4, EXACT);
        assertThat(Scores.of(List.of(RIGHT)).chainF1()).isNaN();
    }

    /** Right at .9: .01. Wrong at .8 and .6: .64 and .36. Blame where nothing was wrong at .9: .81. */
    @Test
    void calibrationHoldsConfidenceAgainstBeingRight() {
        Judged blaming = new Judged(diagnosed(List.of("a/Service/x routing.wrong 0.9")), HEALTHY);

        Calibration calibration = Scores.of(List.of(RIGHT, RIGHT_FAMILY, THIRD, blaming, SUSPECTED))
                .calibration();

        assertThat(calibration.brier()).isEqualTo((0.01 + 0.64 + 0.36 + 0.81) / 4, EXACT);
        assertThat(calibration.bins())
                .extracting(Calibration.Bin::from, Calibration.Bin::right)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0.5, new Proportion(0, 1)),
                        org.assertj.core.groups.Tuple.tuple(0.8, new Proportion(0, 1)),
                        org.assertj.core.groups.Tuple.tuple(0.9, new Proportion(1, 2)));
        assertThat(calibration.bins().getLast().meanConfidence()).isEqualTo(0.9, EXACT);
    }

    @Test
    void costIsTheMeanAndForTimeTheNearestRank() {
        List<Answer> answers = List.of(
                Sample.costing(10, 20, 100, 0, 4),
                Sample.costing(20, 40, 300, 30, 1),
                Sample.costing(30, 30, 200, 0, 2),
                Sample.costing(40, 10, 400, 10, 3));

        Cost cost = Cost.of(answers);

        assertThat(cost).isEqualTo(new Cost(25, 25, 40, 250, 10, 2, 4));
    }
}
