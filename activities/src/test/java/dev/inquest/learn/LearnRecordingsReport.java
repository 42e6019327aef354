package dev.inquest.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.inquest.analysis.Fields;
import dev.inquest.causality.EvidenceReasoning;
import dev.inquest.causality.Reasoning;
import dev.inquest.command.CommandCatalog;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Step;
import dev.inquest.model.Situation;
import dev.inquest.model.Teacher;
import dev.inquest.model.embedded.EmbeddedStudent;
import dev.inquest.model.embedded.EmbeddedTeacher;
import dev.inquest.model.embedded.FakeCatalog;
import dev.inquest.model.embedded.Orienting;
import dev.inquest.observation.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Prints, for each recording below the directory named by INQUEST_RECORDINGS (with {@code learn/} and {@code truth/}), what
 * the embedded roles answer against the truth. Asserts nothing; without the variable it is reported as not run.
 */
@EnabledIfEnvironmentVariable(
        named = "INQUEST_RECORDINGS",
        matches = ".+",
        disabledReason = "INQUEST_RECORDINGS is not set: no recordings here")
class LearnRecordingsReport {

    private static final int LOOKS = 40;
    private static final YAMLMapper YAML = new YAMLMapper();
    private final CommandCatalog catalog = new FakeCatalog();
    private final Reasoning reasoning = new EvidenceReasoning();

    @Test
    void report() throws IOException {
        run(
                Path.of(System.getenv("INQUEST_RECORDINGS")),
                Integer.parseInt(System.getenv().getOrDefault("INQUEST_CORRECTIONS", "5")));
    }

    public static void main(String[] args) throws IOException {
        new LearnRecordingsReport().run(Path.of(args[0]), Integer.parseInt(args[1]));
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
                List.of(),
                null);
        DirectoryLooks looks = new DirectoryLooks(dir);
        List<Evidence> evidence = new ArrayList<>();
        EmbeddedStudent student = new EmbeddedStudent(catalog);
        EmbeddedTeacher teacher = new EmbeddedTeacher(catalog);
        execute(new Orienting(catalog).steps(incident), looks, evidence);
        List<Step> steps = student.plan(situation(incident, evidence)).steps();
        List<String> said = new ArrayList<>();
        boolean proceed = false;
        while (left(evidence) > 0) {
            if (said.size() < corrections && !proceed) {
                Teacher.Advice advice =
                        teacher.correct(situation(incident, evidence), new Plan(1, "p", steps), "", said.size() + 1);
                proceed = advice.proceed();
                steps = advice.steps();
                said.add(advice.text().lines().findFirst().orElse(""));
            }
            if (steps.isEmpty() && (proceed || said.size() >= corrections)) {
                break;
            }
            execute(steps, looks, evidence);
            if (reasoning.assess(incident, evidence).certain()) {
                break;
            }
            steps = student.extend(situation(incident, evidence)).steps();
        }
        Outcome outcome = reasoning.conclude(incident, evidence, "");
        List<Hypothesis> hypotheses = reasoning.assess(incident, evidence).hypotheses();
        int rank = 0;
        for (int i = hypotheses.size() - 1; i >= 0; i--) {
            rank = matches(hypotheses.get(i), truth) ? i + 1 : rank;
        }
        String mark = rank == 1
                ? (outcome instanceof Outcome.Diagnosed ? "RIGHT" : "RIGHT?")
                : rank > 0 && rank <= 3 ? "TOP3" : "WRONG";
        StringBuilder line = new StringBuilder(mark + " " + outcome.status() + " looks=" + (LOOKS - left(evidence))
                + " truth=" + Fields.text(truth, "entity") + " " + Fields.text(truth, "fault"));
        hypotheses.stream().limit(mark.startsWith("RIGHT") ? 1 : 4).forEach(h -> line.append("\n     ")
                .append(h.score())
                .append(' ')
                .append(h.entity())
                .append(' ')
                .append(h.fault())
                .append(" | ")
                .append(h.why(), 0, Math.min(150, h.why().length())));
        if (!mark.startsWith("RIGHT")) {
            line.append("\n     ")
                    .append(said.size())
                    .append(" ran: ")
                    .append(evidence.stream().map(Evidence::command).toList());
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

    private static int left(List<Evidence> evidence) {
        return LOOKS - evidence.stream().mapToInt(Evidence::looks).sum();
    }

    private Situation situation(Incident incident, List<Evidence> evidence) {
        return new Situation(
                incident, evidence, reasoning.assess(incident, evidence), List.of(), List.of(), left(evidence));
    }

    private static void execute(List<Step> steps, DirectoryLooks looks, List<Evidence> evidence) {
        for (Step step : steps) {
            if (left(evidence) > 0) {
                evidence.add(looks.look(step.command()));
            }
        }
    }
}
