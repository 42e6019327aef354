package dev.inquest.model.llm;

import dev.inquest.command.CommandCatalog;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Step;
import dev.inquest.investigation.ProbeActivities;
import dev.inquest.model.Situation;
import dev.inquest.model.Student;
import dev.inquest.model.llm.PlanFormat.Written;
import dev.inquest.model.llm.exchange.RoleModel;
import dev.inquest.model.llm.prompt.Composer;
import dev.inquest.model.llm.prompt.ContextWindow;
import dev.inquest.model.llm.prompt.Fence;
import dev.inquest.model.llm.prompt.Message;
import dev.inquest.observation.Tokens;
import dev.inquest.text.Shorten;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The student played by a model. */
final class LlmStudent implements Student {

    /** How much of an unreadable answer it is reminded of, in characters. */
    private static final int REMINDER = 200;

    private static final String NO_STEPS =
            "You answered before with no steps, but nothing is shown to be the cause yet. Give the commands that would show it,"
                    + " or no steps again if nothing is left to look at.\n";

    private final RoleModel line;
    private final CommandCatalog catalog;
    private final Composer composer;

    LlmStudent(RoleModel line, CommandCatalog catalog) {
        this.line = line;
        this.catalog = catalog;
        this.composer = new Composer(ContextWindow.of(line.config()), catalog);
    }

    @Override
    public Draft plan(Situation situation) {
        return draft(situation, last -> composer.plan(situation, last));
    }

    @Override
    public Draft extend(Situation situation) {
        return draft(situation, last -> composer.nextStep(situation, last));
    }

    @Override
    public Belief probe(Situation situation, Plan plan) {
        RepairedAnswer asking =
                new RepairedAnswer(line, situation, last -> composer.probe(situation, plan, last), null);
        String answer = asking.first();
        if (answer.isBlank()) {
            answer = asking.again("Your answer was empty. Answer in plain text.\n");
        }
        if (answer.isBlank()) {
            throw asking.unusable("answer to the probe");
        }
        String text = Tokens.cut(answer, ProbeActivities.MAX_TOKENS);
        boolean cut = asking.wasCut() || text.length() < answer.length();
        return new Belief(text, StatedConfidence.in(answer), asking.use(), cut);
    }

    private Draft draft(Situation situation, Function<String, Message> question) {
        RepairedAnswer asking = new RepairedAnswer(line, situation, question, PlanFormat.SCHEMA);
        Understood understood = Understood.of(written(asking, situation), catalog, situation.commandsRun());
        if (!understood.refusals().isEmpty()) {
            Understood first = understood;
            String wrong = refused(first);
            // Without any step that stands there is nothing to go on with.
            Optional<String> mended = first.steps().isEmpty() ? Optional.of(asking.again(wrong)) : asking.mend(wrong);
            understood = mended.flatMap(PlanFormat::read)
                    .map(again -> first.and(Understood.of(again, catalog, situation.commandsRun())))
                    .orElse(first);
        }
        return new Draft(understood.steps(), asking.use(), line.name(), understood.proposed());
    }

    /** The steps as written. Whoever gives none before there is an answer is asked once more: a line of a log may have told it to stop. */
    private static List<Written> written(RepairedAnswer asking, Situation situation) {
        String answer = asking.first();
        List<Written> written = PlanFormat.read(answer)
                .or(() -> PlanFormat.read(asking.again(repair(answer))))
                .orElseThrow(() -> asking.unusable("plan"));
        return written.isEmpty() && !situation.assessed().answered()
                ? asking.mend(NO_STEPS).flatMap(PlanFormat::read).orElse(written)
                : written;
    }

    private static String repair(String answer) {
        return "You answered before, but that was not the JSON object that was asked for. It began:\n"
                + Fence.around(Shorten.to(REMINDER, answer))
                + "Answer with that one JSON object and nothing else.\n";
    }

    private static String refused(Understood understood) {
        String accepted = understood.steps().isEmpty()
                ? ""
                : "These commands of your answer are taken:\n"
                        + Fence.around(
                                understood.steps().stream().map(Step::command).collect(Collectors.joining("\n")));
        return accepted + "These are refused, with the reason:\n" + Fence.around(Refusal.lines(understood.refusals()))
                + "Answer with commands from the list in place of the refused ones only, or with no steps.\n";
    }
}
