package dev.inquest.learn;

import dev.inquest.causality.Features;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Answers with what their confidence is judged by, and whether they were right. Kept in the file that INQUEST_CALIBRATION
 * names, so that the reports of several arms and of the controls can be judged together.
 */
final class Calibration {

    /**
     * @param group the fault code of the recording, or the control; fits leave one out at a time
     * @param features depth, explains and margin of the best candidate
     * @param confidence the confidence answered with
     * @param right whether it was right
     */
    record Sample(String group, double[] features, double confidence, boolean right) {

        static Sample parse(String line) {
            String[] cells = line.split(",");
            return new Sample(
                    cells[0],
                    new double[] {number(cells[1]), number(cells[2]), number(cells[3])},
                    number(cells[4]),
                    Boolean.parseBoolean(cells[5]));
        }

        private static double number(String cell) {
            return Double.parseDouble(cell);
        }
    }

    private Calibration() {}

    /** Notes an answer in the file, where one is wanted. */
    static void note(String group, Arms.Result result, boolean right) throws IOException {
        String file = System.getenv("INQUEST_CALIBRATION");
        if (file == null || result.confidence() < 0) {
            return;
        }
        Features f = Features.of(result.incident(), result.evidence()).orElseThrow();
        Files.writeString(
                Path.of(file),
                String.format(
                        Locale.ROOT,
                        "%s,%.3f,%.3f,%.3f,%.2f,%s%n",
                        group,
                        f.depth(),
                        f.explains(),
                        f.margin(),
                        result.confidence(),
                        right),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    static double brier(List<Sample> samples) {
        return samples.stream()
                .mapToDouble(s -> Math.pow(s.confidence() - (s.right() ? 1 : 0), 2))
                .average()
                .orElse(0);
    }

    /** Answered with about so much, right in so many of so many. */
    static List<String> reliability(List<Sample> samples) {
        return IntStream.range(0, 5)
                .mapToObj(bin -> {
                    List<Sample> in = samples.stream()
                            .filter(s -> Math.min(4, (int) (s.confidence() * 5)) == bin)
                            .toList();
                    return String.format(
                            Locale.ROOT,
                            "confidence %.1f-%.1f: right %d of %d",
                            bin / 5.0,
                            (bin + 1) / 5.0,
                            in.stream().filter(Sample::right).count(),
                            in.size());
                })
                .toList();
    }

    /** Weights of intercept, depth, explains and margin by ridge logistic regression. */
    static double[] fit(List<Sample> samples) {
        double[] weights = new double[4];
        for (int round = 0; round < 20_000; round++) {
            double[] slope = new double[4];
            for (Sample sample : samples) {
                double off = probability(weights, sample.features()) - (sample.right() ? 1 : 0);
                slope[0] += off;
                for (int i = 0; i < 3; i++) {
                    slope[i + 1] += off * input(sample.features(), i);
                }
            }
            for (int i = 0; i < 4; i++) {
                weights[i] -= 0.5 * (slope[i] / samples.size() + (i == 0 ? 0 : 0.002 * weights[i]));
            }
        }
        return weights;
    }

    static double probability(double[] weights, double[] features) {
        double sum = weights[0];
        for (int i = 0; i < 3; i++) {
            sum += weights[i + 1] * input(features, i);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private static double input(double[] features, int i) {
        return i == 2 ? Math.clamp(features[i], 0, 0.3) : features[i];
    }

    /** The Brier score when each group is judged by a fit to all the others. */
    static double leftOut(List<Sample> samples) {
        List<Sample> judged = new ArrayList<>();
        for (String group : samples.stream().map(Sample::group).distinct().toList()) {
            double[] weights =
                    fit(samples.stream().filter(s -> !s.group().equals(group)).toList());
            samples.stream()
                    .filter(s -> s.group().equals(group))
                    .forEach(s ->
                            judged.add(new Sample(group, s.features(), probability(weights, s.features()), s.right())));
        }
        return brier(judged);
    }
}
