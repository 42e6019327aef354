package dev.inquest.learn;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.inquest.analysis.Fields;
import dev.inquest.causality.EvidenceReasoning;
import dev.inquest.causality.Reasoning;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.ReadOnlyCatalog;
import dev.inquest.incident.Alert;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Shorten;
import dev.inquest.incident.Step;
import dev.inquest.model.Situation;
import dev.inquest.model.Teacher;
import dev.inquest.model.embedded.EmbeddedStudent;
import dev.inquest.model.embedded.EmbeddedTeacher;
import dev.inquest.model.embedded.Orienting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Prints, for each recording below the directory named by INQUEST_RECORDINGS (with {@code learn/} and {@code truth/}), what
 * the embedded roles answer against the truth. INQUEST_CORRECTIONS lists the numbers of
 * corrections to allow, 5 when unset. Asserts nothing; without such a directory it is reported as not run.
 */
class LearnRecordingsReport {

    private static final int LOOKS = 40;
    private static final YAMLMapper YAML = new YAMLMapper();
    private final CommandCatalog catalog = ReadOnlyCatalog.standard();
    private final Reasoning reasoning = new EvidenceReasoning();

    @Test
    void report() throws IOException {
        String root = System.getenv("INQUEST_RECORDINGS");
        assumeTrue(
                root != null && Files.isDirectory(Path.of(root, "learn")) && Files.isDirectory(Path.of(root, "truth")),
                "INQUEST_RECORDINGS names no directory with learn/ and truth/ to report on");
        for (String corrections :
                System.getenv().getOrDefault("INQUEST_CORRECTIONS", "5").split(",")) {
            run(Path.of(root), Integer.parseInt(corrections));
        }
    }

    private void run(Path root, int corrections) throws IOException {
        int right = 0;
        int top3 = 0;
        int all = 0;
        Map<String, int[]> families = new TreeMap<>();
        try (Stream<Path> dirs = Files.list(root.resolve("learn"))) {
            for (Path dir : dirs.sorted().toList()) {
                JsonNode truth = YAML.readTree(
                                Files.readString(root.resolve("truth").resolve(dir.getFileName() + ".yaml")))
                        .path("rootCauses")
                        .path(0);
                String line = investigate(dir, corrections, truth);
                all++;
                right += line.startsWith("RIGHT") ? 1 : 0;
                top3 += line.startsWith("RIGHT") || line.startsWith("TOP3") ? 1 : 0;
                int[] family = families.computeIfAbsent(Fields.text(truth, "fault"), f -> new int[2]);
                family[0] += line.startsWith("RIGHT") ? 1 : 0;
                family[1]++;
                System.out.println(dir.getFileName() + " " + line);
            }
        }
        families.forEach((f, n) -> System.out.println(n[0] + "/" + n[1] + " " + f));
        System.out.println("A@1 " + right + "/" + all + ", A@3 " + top3 + "/" + all + " with at most " + corrections
                + " corrections");
    }

    private String investigate(Path dir, int corrections, JsonNode truth) throws IOException {
        JsonNode page = YAML.readTree(Files.readString(dir.resolve("incident.yaml")));
        Incident incident = new Incident(
                "i",
                "learn",
                Fields.text(page, "title"),
                Fields.text(page, "description"),
                "recording",
                Fields.text(page, "namespace"),
                null,
                alerts(page),
                null);
        try (RecordedLooks looks = new RecordedLooks(dir, catalog, LOOKS)) {
            List<String> said = looked(incident, looks, corrections);
            return judged(incident, looks, said, truth);
        }
    }

    private static List<Alert> alerts(JsonNode page) {
        return Fields.list(page, "alerts").stream()
                .map(a -> new Alert(Fields.map(a, "labels"), Fields.map(a, "annotations"), null))
                .toList();
    }

    /** Orient, plan, then correct, execute and extend until nothing more is wanted; the corrections given. */
    private List<String> looked(Incident incident, RecordedLooks looks, int corrections) {
        EmbeddedStudent student = new EmbeddedStudent(catalog);
        EmbeddedTeacher teacher = new EmbeddedTeacher(catalog);
        looks.run(new Orienting(catalog).steps(incident));
        List<String> said = new ArrayList<>();
        List<Step> steps = student.plan(situation(incident, looks, said)).steps();
        boolean proceed = false;
        while (looks.left() > 0 && !reasoning.assess(incident, looks.evidence()).certain()) {
            if (said.size() < corrections && !proceed) {
                Teacher.Advice advice = teacher.correct(
                        situation(incident, looks, said), new Plan(1, "report", steps), "", said.size() + 1);
                proceed = advice.proceed();
                steps = advice.steps();
                said.add(advice.text());
            }
            if (steps.isEmpty()) {
                break;
            }
            looks.run(steps);
            steps = student.extend(situation(incident, looks, said)).steps();
        }
        return said;
    }

    private String judged(Incident incident, RecordedLooks looks, List<String> said, JsonNode truth) {
        Outcome outcome = reasoning.conclude(incident, looks.evidence(), "");
        List<Hypothesis> hypotheses =
                reasoning.assess(incident, looks.evidence()).hypotheses();
        int rank = 0;
        for (int i = hypotheses.size() - 1; i >= 0; i--) {
            rank = matches(hypotheses.get(i), truth) ? i + 1 : rank;
        }
        boolean right = rank == 1 && outcome instanceof Outcome.Diagnosed;
        StringBuilder line = new StringBuilder(right ? "RIGHT" : rank > 0 && rank <= 3 ? "TOP3" : "WRONG")
                .append(' ')
                .append(outcome.status())
                .append(" looks=")
                .append(LOOKS - looks.left())
                .append(" truth=")
                .append(Fields.text(truth, "entity"))
                .append(' ')
                .append(Fields.text(truth, "fault"));
        hypotheses.stream().limit(right ? 1 : 4).forEach(h -> line.append("\n    ")
                .append(h.score())
                .append(' ')
                .append(h.entity())
                .append(' ')
                .append(h.fault())
                .append(" | ")
                .append(Shorten.to(150, h.why())));
        if (!right) {
            line.append("\n    outcome: ").append(outcome);
            said.forEach(s -> line.append("\n    said: ").append(s.replace("\n", "\n      ")));
            looks.evidence().forEach(e -> line.append("\n    ran: ")
                    .append(e.command())
                    .append(' ')
                    .append(e.status()));
        }
        return line.toString();
    }

    private static boolean matches(Hypothesis h, JsonNode truth) {
        boolean entity = h.entity().toString().equals(Fields.text(truth, "entity"))
                || Fields.list(truth, "aliases").stream()
                        .anyMatch(a -> a.asText().equals(h.entity().toString()));
        boolean fault = h.fault().value().equals(Fields.text(truth, "fault"))
                || Fields.list(truth, "faultAliases").stream()
                        .anyMatch(a -> a.asText().equals(h.fault().value()));
        return entity && fault;
    }

    private Situation situation(Incident incident, RecordedLooks looks, List<String> said) {
        return new Situation(
                incident,
                looks.evidence(),
                reasoning.assess(incident, looks.evidence()),
                List.of(),
                said,
                looks.left());
    }
}
