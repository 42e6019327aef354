package dev.inquest.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.observation.Observation.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

public class ShiftTest {

    @Test
    void findsTheStretchThatStandsApartAndItsBaseline() {
        var shift =
                Shift.of(points(5, 5.1, 4.9, 5, 50, 52, 48, 51, 5, 5.1, 4.9)).orElseThrow();

        assertThat(shift.from()).isEqualTo(60);
        assertThat(shift.to()).isEqualTo(105);
        assertThat(shift.before()).isBetween(4.9, 5.1);
        assertThat(shift.during()).isBetween(48.0, 52.0);
        assertThat(shift.ratio()).isBetween(9.0, 11.0);
    }

    @Test
    void findsARiseThatLastsToTheEndAndAFall() {
        assertThat(Shift.of(points(1, 1, 1.1, 1, 1, 9, 9, 9.1, 9))).isPresent();
        assertThat(Shift.of(points(9, 9, 9.1, 9, 9, 1, 1, 1.1, 1)).orElseThrow().delta())
                .isNegative();
    }

    @Test
    void findsWhatBeganAtNothing() {
        assertThat(Shift.of(points(0, 0, 0, 0, 0, 0.7, 0.8, 0.7, 0.8))
                        .orElseThrow()
                        .ratio())
                .isInfinite();
    }

    @Test
    void takesNoOutlierNoiseStartNorFlatLineForAShift() {
        assertThat(Shift.of(points(5, 5.1, 4.9, 5, 90, 5, 5.1, 4.9, 5, 5.1))).isEmpty();
        assertThat(Shift.of(points(3, 8, 1, 9, 4, 7, 2, 8, 3, 9, 1, 6))).isEmpty();
        assertThat(Shift.of(points(90, 60, 5, 5.1, 4.9, 5, 5, 5.1, 4.9, 5))).isEmpty();
        assertThat(Shift.of(points(5, 5, 5, 5, 5, 5, 5, 5, 5, 5))).isEmpty();
        assertThat(Shift.of(points(0, 0, 0, 0, 0, 0, 0, 0, 0, 0))).isEmpty();
    }

    @Test
    void saysNothingOfTooFewSamples() {
        assertThat(Shift.of(List.of())).isEmpty();
        assertThat(Shift.of(points(5))).isEmpty();
        assertThat(Shift.of(points(5, 5, 5, 50, 50, 50))).isEmpty();
    }

    public static List<Point> points(double... values) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            points.add(new Point(15L * i, values[i]));
        }
        return points;
    }
}
