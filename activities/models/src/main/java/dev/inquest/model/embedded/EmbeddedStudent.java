package dev.inquest.model.embedded;

import dev.inquest.command.CommandCatalog;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Step;
import dev.inquest.incident.Use;
import dev.inquest.model.Situation;
import dev.inquest.model.Student;
import dev.inquest.observation.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The student without a model: a capsule's steps exactly, then {@link Triage}, within the looks that are left. */
public final class EmbeddedStudent implements Student {

    private static final int BELIEF_TOKENS = 50;
    private static final int STEPS_AT_ONCE = 8;

    private final CommandCatalog catalog;

    public EmbeddedStudent(CommandCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Draft plan(Situation situation) {
        return situation.seed().isEmpty() ? extend(situation) : draft(situation, situation.seed());
    }

    @Override
    public Draft extend(Situation situation) {
        if (situation.assessed().certain()) {
            return draft(situation, List.of());
        }
        Steps steps = new Steps(catalog, situation.looksLeft())
                .without(situation.commandsRun())
                .without(struck(situation));
        for (PlannedLook look : new Triage(situation).looks()) {
            if (steps.list().size() < STEPS_AT_ONCE) {
                steps.add(look);
            }
        }
        return draft(situation, steps.list());
    }

    /** What corrections took out stays out. */
    private static Set<String> struck(Situation situation) {
        return situation.corrections().stream()
                .flatMap(String::lines)
                .filter(l -> l.startsWith("- "))
                .map(l -> l.substring(2).strip())
                .collect(Collectors.toSet());
    }

    private static Draft draft(Situation situation, List<Step> steps) {
        String written =
                steps.stream().map(s -> s.command() + " # " + s.purpose()).collect(Collectors.joining("\n"));
        return Draft.embedded(steps, Shown.tokens(List.of(Shown.text(situation)), written));
    }

    @Override
    public Belief probe(Situation situation, Plan plan) {
        List<Hypothesis> hypotheses = situation.assessed().hypotheses();
        double confidence = hypotheses.isEmpty() ? 0 : hypotheses.get(0).score();
        String belief = hypotheses.isEmpty()
                ? "No suspicion yet."
                : String.format(
                        Locale.ROOT,
                        "I suspect %s at %s (%.2f).",
                        hypotheses.get(0).fault(),
                        hypotheses.get(0).entity(),
                        confidence);
        String next =
                plan.steps().isEmpty() ? "" : " Next: " + plan.steps().get(0).command();
        String text = Tokens.cut(belief + next, BELIEF_TOKENS);
        return new Belief(
                text, confidence, Use.ofTokens(Shown.tokens(List.of(Shown.text(situation), Shown.text(plan)), text)));
    }
}
