package dev.inquest.learn;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Prints how well confidence is calibrated over the answers noted in the file that INQUEST_CALIBRATION names (written by
 * the reports on recordings and controls when it is set): the Brier score, how often answers of each confidence were right,
 * the weights a fit to these answers would have, and the Brier score when each fault code is judged by a fit to the
 * others.
 */
class CalibrationReport {

    @Test
    void report() throws IOException {
        String file = System.getenv("INQUEST_CALIBRATION");
        assumeTrue(file != null && Files.exists(Path.of(file)), "INQUEST_CALIBRATION names no file with answers");
        List<Calibration.Sample> samples = Files.readAllLines(Path.of(file)).stream()
                .map(Calibration.Sample::parse)
                .toList();
        System.out.printf(Locale.ROOT, "%d answers, Brier %.3f%n", samples.size(), Calibration.brier(samples));
        Calibration.reliability(samples).forEach(System.out::println);
        System.out.println("fit (base, depth, explains, margin): " + Arrays.toString(Calibration.fit(samples)));
        System.out.printf(Locale.ROOT, "Brier with each code left out: %.3f%n", Calibration.leftOut(samples));
    }
}
