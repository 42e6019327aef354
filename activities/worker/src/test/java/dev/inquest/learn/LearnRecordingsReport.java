package dev.inquest.learn;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Outcome;
import dev.inquest.text.Shorten;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Prints, for each recording below the directory named by INQUEST_RECORDINGS (with {@code learn/} and {@code truth/}), what
 * the embedded roles answer against the truth. INQUEST_CORRECTIONS lists the arms: numbers of corrections, or
 * {@code direct} for the teacher's planner alone; 5 when unset. INQUEST_ONLY, where set, is a pattern of what to look
 * at. Asserts nothing; without such a directory it is reported as not run.
 */
class LearnRecordingsReport {

    private final Arms arms = new Arms();

    @Test
    void report() throws IOException {
        String root = System.getenv("INQUEST_RECORDINGS");
        assumeTrue(
                root != null && Files.isDirectory(Path.of(root, "learn")) && Files.isDirectory(Path.of(root, "truth")),
                "INQUEST_RECORDINGS names no directory with learn/ and truth/ to report on");
        for (String arm :
                System.getenv().getOrDefault("INQUEST_CORRECTIONS", "5").split(",")) {
            run(Path.of(root), arm);
        }
    }

    private void run(Path root, String arm) throws IOException {
        String only = System.getenv().getOrDefault("INQUEST_ONLY", ".*");
        List<Arms.Result> results = new ArrayList<>();
        List<Truth> truths = new ArrayList<>();
        try (Stream<Path> dirs = Files.list(root.resolve("learn"))) {
            for (Path dir : dirs.sorted().toList()) {
                Truth truth = Truth.of(root, dir);
                if ((dir.getFileName() + " " + truth.fault()).matches(only)) {
                    Arms.Result result = arms.run(dir, Arms.incident(dir), arm);
                    results.add(result);
                    truths.add(truth);
                    Calibration.note(truth.fault(), result, result.right(truth));
                    System.out.println(dir.getFileName() + " " + line(result, truth));
                }
            }
        }
        summary(results, truths, arm);
    }

    private static void summary(List<Arms.Result> results, List<Truth> truths, String arm) {
        Map<String, int[]> families = new TreeMap<>();
        int right = 0;
        int three = 0;
        int answers = 0;
        int looks = 0;
        double brier = 0;
        for (int i = 0; i < results.size(); i++) {
            Arms.Result result = results.get(i);
            boolean isRight = result.right(truths.get(i));
            right += isRight ? 1 : 0;
            three += isRight || result.amongThree(truths.get(i)) ? 1 : 0;
            looks += result.looks();
            if (result.confidence() >= 0) {
                answers++;
                brier += Math.pow(result.confidence() - (isRight ? 1 : 0), 2);
            }
            int[] family = families.computeIfAbsent(truths.get(i).fault(), f -> new int[2]);
            family[0] += isRight ? 1 : 0;
            family[1]++;
        }
        families.forEach((f, n) -> System.out.println(n[0] + "/" + n[1] + " " + f));
        System.out.printf(
                Locale.ROOT,
                "A@1 %d/%d, A@3 %d/%d, answered %d, Brier of answers %.3f, looks %.1f on average, with %s%n",
                right,
                results.size(),
                three,
                results.size(),
                answers,
                answers == 0 ? 0 : brier / answers,
                results.isEmpty() ? 0 : (double) looks / results.size(),
                arm.equals("direct") ? "the planner alone" : "at most " + arm + " corrections");
    }

    private static String line(Arms.Result result, Truth truth) {
        boolean right = result.right(truth);
        StringBuilder line = new StringBuilder(right ? "RIGHT" : result.amongThree(truth) ? "TOP3" : "WRONG")
                .append(' ')
                .append(result.outcome().status())
                .append(" looks=")
                .append(result.looks())
                .append(" confidence=")
                .append(result.confidence())
                .append(" truth=")
                .append(truth.entity())
                .append(' ')
                .append(truth.fault());
        result.assessed().hypotheses().stream()
                .limit(right ? 2 : 5)
                .map(LearnRecordingsReport::line)
                .forEach(line::append);
        if (!right) {
            line.append("\n    outcome: ").append(result.outcome());
            result.said().forEach(s -> line.append("\n    said: ").append(s.replace("\n", "\n      ")));
            result.evidence().forEach(e -> line.append("\n    ran: ")
                    .append(e.command())
                    .append(' ')
                    .append(e.status()));
        } else if (result.outcome() instanceof Outcome.Diagnosed d
                && d.diagnosis().rootCauses().size() > 1) {
            d.diagnosis().rootCauses().forEach(r -> line.append("\n    also: ")
                    .append(r.entity())
                    .append(' ')
                    .append(r.fault()));
        }
        return line.toString();
    }

    private static String line(Hypothesis h) {
        return "\n    " + h.score() + " " + h.entity() + " " + h.fault() + " | " + Shorten.to(260, h.why());
    }
}
