package dev.inquest.cli;

import static dev.inquest.cli.scoring.Proportion.decimal;

import dev.inquest.cli.scoring.Answer;
import dev.inquest.cli.scoring.Calibration;
import dev.inquest.cli.scoring.Cost;
import dev.inquest.cli.scoring.Judged;
import dev.inquest.cli.scoring.ProbeCalibration;
import dev.inquest.cli.scoring.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables of an evaluation: aggregates by family and in all, never anything of a recording. */
final class EvaluationReport {

    private static final String ALL = "all";

    private final boolean markdown;
    private final StringBuilder text = new StringBuilder();

    private EvaluationReport(boolean markdown) {
        this.markdown = markdown;
    }

    /** Of answers whose truth is known. */
    static String scored(List<String> arms, List<Judged> judged, boolean failures, boolean markdown) {
        EvaluationReport report = new EvaluationReport(markdown);
        Map<String, List<Judged>> byArm = judged.stream()
                .collect(Collectors.groupingBy(j -> j.result().answer().arm()));
        List<String> run = arms.stream().filter(byArm::containsKey).toList();
        run.forEach(arm -> report.arm(arm, byArm.getOrDefault(arm, List.of())));
        if (run.size() > 1) {
            report.heading("accuracy by arm");
            report.table(curve(run, byArm));
        }
        if (failures) {
            run.forEach(arm -> report.failures(arm, byArm.getOrDefault(arm, List.of())));
        }
        return report.text.toString();
    }

    /** Of answers whose truth nobody told. */
    static String unscored(List<String> arms, List<Answer> answers, boolean markdown) {
        EvaluationReport report = new EvaluationReport(markdown);
        Table table = new Table(
                "",
                "ARM",
                "N",
                "DIAGNOSED",
                "NO FAULT FOUND",
                "INCONCLUSIVE",
                "FAILED",
                "COMMANDS",
                "LOOKS",
                "P50 S",
                "P95 S");
        for (String arm : arms) {
            List<Answer> ofArm =
                    answers.stream().filter(a -> a.arm().equals(arm)).toList();
            Cost cost = Cost.of(ofArm);
            table.row(
                    arm,
                    String.valueOf(ofArm.size()),
                    count(ofArm, Answer.DIAGNOSED),
                    count(ofArm, Answer.NO_FAULT_FOUND),
                    count(ofArm, Answer.INCONCLUSIVE),
                    count(ofArm, Answer.FAILED),
                    tenth(cost.commands()),
                    tenth(cost.looks()),
                    tenth(cost.medianSeconds()),
                    tenth(cost.slowSeconds()));
        }
        report.table(table);
        return report.text.toString();
    }

    private void arm(String arm, List<Judged> judged) {
        heading("arm " + arm + ": " + outcomes(judged));
        Map<String, Scores> rows = rows(judged);
        table(
                rows,
                List.of("A@1", "A@3", "ENTITY", "ENTITY AND FAMILY", "FALSE BLAME", "RIGHTLY ABSTAINED"),
                s -> List.of(
                        s.first().toString(),
                        s.amongThree().toString(),
                        s.entity().toString(),
                        s.entityAndFamily().toString(),
                        s.falseBlame().toString(),
                        s.abstention().toString()));
        table(
                rows,
                List.of("ENTITY PRECISION", "ENTITY RECALL", "F1", "PRECISION AT FULL RECALL", "CHAIN F1", "BRIER"),
                s -> List.of(
                        s.precision().toString(),
                        s.recall().toString(),
                        decimal(s.f1()),
                        decimal(s.precisionAtFullRecall()),
                        decimal(s.chainF1()),
                        thousandth(s.calibration().brier())));
        table(
                rows,
                List.of("COMMANDS", "LOOKS", "MOST LOOKS", "STUDENT TOKENS", "TEACHER TOKENS", "P50 S", "P95 S"),
                s -> cost(s.cost()));
        reliability(Scores.of(judged));
        Calibration probe = ProbeCalibration.of(judged);
        if (!probe.bins().isEmpty()) {
            table(ProbeFigures.table(probe));
        }
    }

    /** A row for each family of the true fault, and one for all. */
    private static Map<String, Scores> rows(List<Judged> judged) {
        Map<String, List<Judged>> byFamily =
                judged.stream().collect(Collectors.groupingBy(Judged::family, TreeMap::new, Collectors.toList()));
        Map<String, Scores> rows = new java.util.LinkedHashMap<>();
        byFamily.forEach((family, some) -> rows.put(family, Scores.of(some)));
        rows.put(ALL, Scores.of(judged));
        return rows;
    }

    private void reliability(Scores scores) {
        Table table = new Table("", "CONFIDENCE", "DIAGNOSES", "MEAN CONFIDENCE", "RIGHT");
        for (Calibration.Bin bin : scores.calibration().bins()) {
            table.row(
                    decimal(bin.from()) + " to " + decimal(bin.to()),
                    String.valueOf(bin.right().of()),
                    decimal(bin.meanConfidence()),
                    bin.right().toString());
        }
        if (!scores.calibration().bins().isEmpty()) {
            table(table);
        }
    }

    private static Table curve(List<String> arms, Map<String, List<Judged>> byArm) {
        Table table = new Table(
                "",
                "ARM",
                "A@1",
                "A@3",
                "ENTITY",
                "F1",
                "FALSE BLAME",
                "BRIER",
                "LOOKS",
                "STUDENT TOKENS",
                "TEACHER TOKENS",
                "P50 S");
        for (String arm : arms) {
            Scores scores = Scores.of(byArm.getOrDefault(arm, List.of()));
            table.row(
                    arm,
                    scores.first().toString(),
                    scores.amongThree().toString(),
                    scores.entity().toString(),
                    decimal(scores.f1()),
                    scores.falseBlame().toString(),
                    thousandth(scores.calibration().brier()),
                    tenth(scores.cost().looks()),
                    whole(scores.cost().studentTokens()),
                    whole(scores.cost().teacherTokens()),
                    tenth(scores.cost().medianSeconds()));
        }
        return table;
    }

    private void failures(String arm, List<Judged> judged) {
        heading("wrong answers of arm " + arm);
        Table table = new Table("None.", "RECORDING", "TRUTH", "STATUS", "ANSWER", "CONFIDENCE", "AMONG THREE");
        for (Judged one : judged) {
            if (!one.right()) {
                Answer answer = one.result().answer();
                table.row(
                        answer.recording(),
                        one.truth().healthy()
                                ? Judged.NOTHING_WRONG
                                : one.truth().rootCauses().stream()
                                        .map(root -> root.entity() + " " + root.fault())
                                        .collect(Collectors.joining("; ")),
                        answer.status(),
                        answer.ranking().stream()
                                .findFirst()
                                .map(first -> (answer.isDiagnosed() ? "" : "suspects ") + first.entity() + " "
                                        + first.fault())
                                .orElse("-"),
                        answer.rootCauses().stream()
                                .findFirst()
                                .map(first -> decimal(first.confidence()))
                                .orElse("-"),
                        one.rightAmongThree() ? "yes" : "no");
            }
        }
        table(table);
    }

    private static String outcomes(List<Judged> judged) {
        List<Answer> answers = judged.stream().map(j -> j.result().answer()).toList();
        return Words.count(answers.size(), "recording") + ", " + count(answers, Answer.DIAGNOSED) + " diagnosed, "
                + count(answers, Answer.NO_FAULT_FOUND) + " no fault found, "
                + count(answers, Answer.INCONCLUSIVE) + " inconclusive, " + count(answers, Answer.FAILED)
                + " failed";
    }

    private static List<String> cost(Cost cost) {
        return List.of(
                tenth(cost.commands()),
                tenth(cost.looks()),
                String.valueOf(cost.mostLooks()),
                whole(cost.studentTokens()),
                whole(cost.teacherTokens()),
                tenth(cost.medianSeconds()),
                tenth(cost.slowSeconds()));
    }

    private void table(Map<String, Scores> rows, List<String> headings, Function<Scores, List<String>> cells) {
        List<String> all = new ArrayList<>(List.of("FAMILY", "N"));
        all.addAll(headings);
        Table table = new Table("", all.toArray(String[]::new));
        rows.forEach((family, scores) -> {
            List<String> row = new ArrayList<>(List.of(family, String.valueOf(scores.n())));
            row.addAll(cells.apply(scores));
            table.row(row.toArray(String[]::new));
        });
        table(table);
    }

    private void heading(String heading) {
        text.append(markdown ? "## " : "").append(heading).append("\n\n");
    }

    private void table(Table table) {
        text.append(markdown ? table.markdown() : table.text()).append('\n');
    }

    private static String count(List<Answer> answers, String status) {
        return String.valueOf(
                answers.stream().filter(a -> a.status().equals(status)).count());
    }

    private static String tenth(double value) {
        return number("%.1f", value);
    }

    private static String whole(double value) {
        return number("%.0f", value);
    }

    private static String thousandth(double value) {
        return number("%.3f", value);
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
