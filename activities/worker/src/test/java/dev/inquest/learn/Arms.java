package dev.inquest.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.inquest.causality.EvidenceReasoning;
import dev.inquest.causality.Reasoning;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.catalog.ReadOnlyCatalog;
import dev.inquest.incident.Alert;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Step;
import dev.inquest.kubernetes.Fields;
import dev.inquest.model.Situation;
import dev.inquest.model.Teacher;
import dev.inquest.model.embedded.ActivePlanner;
import dev.inquest.model.embedded.EmbeddedStudent;
import dev.inquest.model.embedded.EmbeddedTeacher;
import dev.inquest.model.embedded.Orienting;
import dev.inquest.observation.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Investigates recordings with the embedded roles in this process, the way the workflow does. */
public final class Arms {

    /** The budget of every arm. */
    public static final int LOOKS = 40;

    private static final YAMLMapper YAML = new YAMLMapper();

    private final CommandCatalog catalog = ReadOnlyCatalog.standard();
    private final Reasoning reasoning;

    /** With all rules, each assessment computed anew. */
    public Arms() {
        this(new EvidenceReasoning());
    }

    /** With that reasoning. */
    public Arms(Reasoning reasoning) {
        this.reasoning = reasoning;
    }

    /**
     * @param incident what was investigated
     * @param evidence all that was looked at
     * @param assessed findings and hypotheses at the end
     * @param outcome how it ended
     * @param said the corrections, or the purposes of the planner's steps
     * @param looks what it cost
     */
    public record Result(
            Incident incident,
            List<Evidence> evidence,
            Reasoning.Assessed assessed,
            Outcome outcome,
            List<String> said,
            int looks) {

        /** Whether the first root cause named is the true one. */
        public boolean right(Truth truth) {
            return outcome instanceof Outcome.Diagnosed d
                    && truth.matches(
                            d.diagnosis().rootCauses().get(0).entity(),
                            d.diagnosis().rootCauses().get(0).fault());
        }

        /** Whether one of the first three hypotheses is the true one. */
        public boolean amongThree(Truth truth) {
            return assessed.hypotheses().stream().limit(3).anyMatch(truth::matches);
        }

        /** The confidence of a diagnosis, -1 where there is none. */
        public double confidence() {
            return outcome instanceof Outcome.Diagnosed d ? d.diagnosis().confidence() : -1;
        }
    }

    /** The incident as the recording's page tells it. */
    public static Incident incident(Path recording) throws IOException {
        JsonNode page = YAML.readTree(Files.readString(recording.resolve("incident.yaml")));
        return new Incident(
                "i",
                "learn",
                Fields.text(page, "title"),
                Fields.text(page, "description"),
                "recording",
                Fields.text(page, "namespace"),
                null,
                Fields.list(page, "alerts").stream()
                        .map(a -> new Alert(Fields.map(a, "labels"), Fields.map(a, "annotations"), null))
                        .toList(),
                null);
    }

    /** The student with at most so many corrections; {@code direct} for the teacher's planner alone. */
    public Result run(Path recording, Incident incident, String arm) {
        try (RecordedLooks looks = new RecordedLooks(recording, catalog, LOOKS)) {
            List<String> said =
                    arm.equals("direct") ? planned(incident, looks) : corrected(incident, looks, Integer.parseInt(arm));
            return new Result(
                    incident,
                    looks.evidence(),
                    reasoning.assess(incident, looks.evidence()),
                    reasoning.conclude(incident, looks.evidence(), ""),
                    said,
                    LOOKS - looks.left());
        }
    }

    private List<String> planned(Incident incident, RecordedLooks looks) {
        ActivePlanner planner = new ActivePlanner(catalog);
        looks.run(new Orienting(catalog).steps(incident));
        List<String> said = new ArrayList<>();
        List<Step> steps = planner.next(situation(incident, looks, said)).steps();
        while (looks.left() > 0 && !steps.isEmpty()) {
            steps.forEach(s -> said.add(s.command() + " # " + s.purpose()));
            looks.run(steps);
            steps = planner.next(situation(incident, looks, List.of())).steps();
        }
        return said;
    }

    /** Orient, plan, then correct, execute and extend until nothing more is wanted; the corrections given. */
    private List<String> corrected(Incident incident, RecordedLooks looks, int corrections) {
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
