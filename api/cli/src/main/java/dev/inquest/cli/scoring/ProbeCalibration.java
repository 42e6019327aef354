package dev.inquest.cli.scoring;

import dev.inquest.cli.scoring.Calibration.Claim;
import java.util.List;
import java.util.Objects;

/**
 * Whether investigations come out right as often as their students said they would when they were probed: before looking, and
 * before any teaching. By this the service learns how much teaching a student needs.
 */
public final class ProbeCalibration {

    private ProbeCalibration() {}

    /** Of those answers whose student was probed; right is an answer as it should be, an abstention where nothing was wrong among them. */
    public static Calibration of(List<Judged> all) {
        return Calibration.over(all.stream()
                .map(j ->
                        j.result().probe() == null ? null : new Claim(j.result().probe(), j.right()))
                .filter(Objects::nonNull)
                .toList());
    }
}
