package dev.inquest.learn;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.inquest.causality.EvidenceReasoning;
import dev.inquest.causality.Reasoning;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.catalog.ReadOnlyCatalog;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Step;
import dev.inquest.model.Situation;
import dev.inquest.model.Student;
import dev.inquest.model.Teacher;
import dev.inquest.model.embedded.EmbeddedStudent;
import dev.inquest.model.embedded.EmbeddedTeacher;
import dev.inquest.model.embedded.Orienting;
import dev.inquest.model.llm.DiagnosisPrompt;
import dev.inquest.model.llm.prompt.Composer;
import dev.inquest.model.llm.prompt.ContextWindow;
import dev.inquest.model.llm.prompt.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Prints what the prompts of an investigation would cost, were its roles models: the embedded roles decide, and for each of
 * their decisions the prompt that a model would have been sent is composed and counted by our own tokenizer. Over the
 * recordings below {@code learn/} in the directory named by INQUEST_RECORDINGS, untaught and taught. INQUEST_WINDOW and
 * INQUEST_EVIDENCE_TOKENS are the context window (16384 when unset) and the most tokens of outputs (800);
 * INQUEST_SHOW, where set, prints the first prompts of the recording whose name it is. Asserts nothing; without such a
 * directory it is reported as not run.
 */
class PromptCostReport {

    private static final int MAX_OUTPUT = 1500;

    private final CommandCatalog catalog = ReadOnlyCatalog.standard();
    private final Reasoning reasoning = new EvidenceReasoning();
    private final Student student = new EmbeddedStudent(catalog);
    private final Teacher teacher = new EmbeddedTeacher(catalog);
    private final ContextWindow window = new ContextWindow(
            number("INQUEST_WINDOW", "16384"), 0, MAX_OUTPUT, number("INQUEST_EVIDENCE_TOKENS", "800"));
    private final Composer composer = new Composer(window, catalog);

    @Test
    void report() throws IOException {
        String root = System.getenv("INQUEST_RECORDINGS");
        assumeTrue(
                root != null && Files.isDirectory(Path.of(root, "learn")),
                "INQUEST_RECORDINGS names no directory with learn/ to report on");
        report(Path.of(root, "learn"), 0, "untaught");
        report(Path.of(root, "learn"), 5, "taught");
    }

    private void report(Path recordings, int corrections, String arm) throws IOException {
        List<List<Message>> investigations = new ArrayList<>();
        try (Stream<Path> dirs = Files.list(recordings)) {
            for (Path dir : dirs.sorted().toList()) {
                List<Message> sent = investigate(dir, corrections);
                if (!sent.isEmpty()) {
                    investigations.add(sent);
                }
                if (dir.getFileName().toString().equals(System.getenv("INQUEST_SHOW"))) {
                    sent.forEach(m -> System.out.println("=== " + m.instruction() + "--- " + m.text()));
                }
            }
        }
        System.out.println(arm + ": " + investigations.size() + " investigations that ask a model, input tokens each");
        print("student alone", investigations, m -> !isTeachers(m));
        print("student and teacher", investigations, m -> true);
        Map<String, List<Message>> byPrompt = new TreeMap<>();
        investigations.forEach(
                sent -> sent.forEach(m -> byPrompt.computeIfAbsent(m.prompt().id(), p -> new ArrayList<>())
                        .add(m)));
        byPrompt.forEach((prompt, sent) -> System.out.printf(
                Locale.ROOT,
                "  %-10s %3d calls, %4.0f tokens each, of which %4.0f prefix%n",
                prompt,
                sent.size(),
                sent.stream().mapToInt(Message::tokens).average().orElse(0),
                sent.stream().mapToInt(Message::prefixTokens).average().orElse(0)));
    }

    private static void print(String roles, List<List<Message>> investigations, Predicate<Message> counted) {
        IntSummaryStatistics tokens = sums(investigations, counted).summaryStatistics();
        long prefix = investigations.stream()
                .flatMap(List::stream)
                .filter(counted)
                .mapToInt(Message::prefixTokens)
                .sum();
        System.out.printf(
                Locale.ROOT,
                "  %-20s mean %5.0f, most %5d, stable prefix %2.0f%%%n",
                roles,
                tokens.getAverage(),
                tokens.getMax(),
                100.0 * prefix / tokens.getSum());
    }

    private static IntStream sums(List<List<Message>> investigations, Predicate<Message> counted) {
        return investigations.stream()
                .mapToInt(sent ->
                        sent.stream().filter(counted).mapToInt(Message::tokens).sum());
    }

    private static boolean isTeachers(Message message) {
        return message.prompt().id().equals("correction");
    }

    /** As the workflow does in coach mode; what the models would have been sent. */
    private List<Message> investigate(Path dir, int corrections) throws IOException {
        List<Message> sent = new ArrayList<>();
        Incident incident = Arms.incident(dir);
        try (RecordedLooks looks = new RecordedLooks(dir, catalog, Arms.LOOKS)) {
            List<String> said = new ArrayList<>();
            looks.run(new Orienting(catalog).steps(incident));
            Situation situation = now(incident, looks, said);
            if (situation.assessed().certain()) {
                return sent;
            }
            sent.add(composer.plan(situation, ""));
            Plan plan = new Plan(1, "student", student.plan(situation).steps());
            String belief = "";
            if (corrections > 0) {
                sent.add(composer.probe(situation, plan, ""));
                belief = student.probe(situation, plan).text();
            }
            plan = corrected(situation, plan, belief, corrections, said, sent);
            do {
                looks.run(plan.steps());
                situation = now(incident, looks, said);
                if (looks.left() <= 0 || situation.assessed().certain()) {
                    break;
                }
                sent.add(composer.nextStep(situation, ""));
                plan = corrected(situation, plan(student.extend(situation).steps()), belief, corrections, said, sent);
            } while (!plan.steps().isEmpty());
            Outcome embedded = reasoning.conclude(incident, looks.evidence(), "");
            sent.add(DiagnosisPrompt.of(window, situation, embedded));
        }
        return sent;
    }

    private Plan corrected(
            Situation situation, Plan plan, String belief, int corrections, List<String> said, List<Message> sent) {
        if (said.size() >= corrections) {
            return plan;
        }
        sent.add(composer.correction(situation, plan, belief, ""));
        Teacher.Advice advice = teacher.correct(situation, plan, belief, said.size() + 1);
        if (!advice.proceed()) {
            said.add(advice.text());
        }
        return plan(advice.steps());
    }

    private static Plan plan(List<Step> steps) {
        return new Plan(1, "student", steps);
    }

    private Situation now(Incident incident, RecordedLooks looks, List<String> said) {
        return new Situation(
                incident,
                looks.evidence(),
                reasoning.assess(incident, looks.evidence()),
                List.of(),
                said,
                looks.left());
    }

    private static int number(String variable, String unset) {
        return Integer.parseInt(System.getenv().getOrDefault(variable, unset));
    }
}
