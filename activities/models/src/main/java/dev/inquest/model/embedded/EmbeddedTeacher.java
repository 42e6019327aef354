package dev.inquest.model.embedded;

import dev.inquest.command.CommandCatalog;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Step;
import dev.inquest.incident.Use;
import dev.inquest.model.Situation;
import dev.inquest.model.Teacher;
import dev.inquest.observation.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The teacher without a model: names one topic that was overlooked, puts its looks first, and takes out of the plan what
 * has become idle. Says proceed when the answer is certain or every topic that matters is covered.
 */
public final class EmbeddedTeacher implements Teacher {

    private static final int TOKENS = 200;
    private static final Pattern DESCRIPTION = Pattern.compile("kubectl describe pods? .*");
    private static final Pattern LOG = Pattern.compile("kubectl logs .*");

    private final CommandCatalog catalog;

    public EmbeddedTeacher(CommandCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Advice correct(Situation situation, Plan plan, String belief, int round) {
        if (!situation.assessed().certain()) {
            View view = new View(situation);
            for (Topic topic : Topics.ordered(view)) {
                List<PlannedLook> looks =
                        topic.looks(view).stream().filter(view::answerable).toList();
                List<Step> missing = missing(situation, plan, looks);
                List<PlannedLook> essential = looks.subList(0, Math.min(topic.essential(), looks.size()));
                if (!missing.isEmpty() && !missing(situation, plan, essential).isEmpty()) {
                    return advice(situation, plan, belief, topic.says(view), missing, idle(view, plan));
                }
            }
        }
        String text = "proceed";
        return new Advice(true, text, plan.steps(), Use.ofTokens(tokens(situation, plan, belief, text)));
    }

    /** The looks neither run nor planned. A topic whose essential looks are known counts as covered. */
    private List<Step> missing(Situation situation, Plan plan, List<PlannedLook> looks) {
        Set<String> known = new HashSet<>(situation.commandsRun());
        plan.steps().forEach(s -> known.add(s.command()));
        Steps steps = new Steps(catalog, situation.looksLeft()).without(known);
        looks.forEach(steps::add);
        return steps.list();
    }

    /**
     * Output of ready pods that neither the page nor a failing call names, past the first description and the first
     * log, when something else is to be looked at first.
     */
    private static List<Step> idle(View view, Plan plan) {
        Set<String> wanted = view.pods().stream()
                .filter(p -> !p.healthy() || view.named(p))
                .map(p -> p.entity().name())
                .collect(Collectors.toSet());
        view.failingCall()
                .ifPresent(c -> wanted.addAll(List.of(c.pod().name(), c.target().name())));
        List<Step> idle = new ArrayList<>();
        for (Pattern output : List.of(DESCRIPTION, LOG)) {
            plan.steps().stream()
                    .filter(s -> output.matcher(s.command()).matches())
                    .filter(s -> wanted.stream().noneMatch(s.command()::contains))
                    .skip(1)
                    .forEach(idle::add);
        }
        return idle;
    }

    private Advice advice(
            Situation situation, Plan plan, String belief, String says, List<Step> missing, List<Step> idle) {
        List<Step> added = new ArrayList<>(missing);
        List<Step> removed = new ArrayList<>(idle);
        String text = text(says, added, removed);
        while (Tokens.count(text) > TOKENS && added.size() + removed.size() > 1) {
            List<Step> longer = removed.isEmpty() ? added : removed;
            longer.remove(longer.size() - 1);
            text = text(says, added, removed);
        }
        List<Step> steps = new ArrayList<>(added);
        plan.steps().stream().filter(s -> !removed.contains(s)).forEach(steps::add);
        String passed = Tokens.cut(text, TOKENS);
        return new Advice(false, passed, steps, Use.ofTokens(tokens(situation, plan, belief, passed)));
    }

    private static String text(String says, List<Step> added, List<Step> removed) {
        StringBuilder text = new StringBuilder(says);
        added.forEach(s -> text.append("\n+ ").append(s.command()));
        removed.forEach(s -> text.append("\n- ").append(s.command()));
        return text.toString();
    }

    private static int tokens(Situation situation, Plan plan, String belief, String written) {
        return Shown.tokens(List.of(Shown.text(situation), Shown.text(plan), belief), written);
    }
}
