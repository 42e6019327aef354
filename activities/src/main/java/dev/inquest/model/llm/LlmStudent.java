package dev.inquest.model.llm;

import dev.inquest.command.CommandCatalog;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Shorten;
import dev.inquest.incident.Step;
import dev.inquest.investigation.ProbeActivities;
import dev.inquest.model.Situation;
import dev.inquest.model.Student;
import dev.inquest.model.Tokens;
import dev.inquest.model.llm.PlanFormat.Written;
import dev.inquest.model.llm.exchange.Line;
import dev.inquest.model.llm.prompt.Composer;
import dev.inquest.model.llm.prompt.Fence;
import dev.inquest.model.llm.prompt.Message;
import dev.inquest.model.llm.prompt.Window;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The student played by a model. */
final class LlmStudent implements Student {

    /** How much of an unreadable answer it is reminded of, in characters. */
    private static final int REMINDER = 200;

    /** The confidence that the probe asks for first, or where the word stands: {@code 0.7}, {@code .7}, {@code 70%}. */
    private static final Pattern CONFIDENCE = Pattern.compile(
            "(?i)(?:^[^\\w.]*|confidence[^\\w.]{0,4}(?:(?:is|of)[^\\w.]+)?)(?:(\\d{1,3}) ?%|([01]?\\.\\d+|[01])(?![\\w.]))");

    private static final double PERCENT = 100.0;

    private final Line line;
    private final CommandCatalog catalog;
    private final Composer composer;

    LlmStudent(Line line, CommandCatalog catalog) {
        this.line = line;
        this.catalog = catalog;
        this.composer = new Composer(Window.of(line.config()), catalog);
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
        Asking asking = new Asking(line, situation, last -> composer.probe(situation, plan, last), null);
        String answer = asking.first();
        if (answer.isBlank()) {
            answer = asking.again("Your answer was empty. Answer in plain text.\n");
        }
        if (answer.isBlank()) {
            throw asking.unusable("belief");
        }
        String text = Tokens.cut(answer, ProbeActivities.MAX_TOKENS);
        boolean cut = asking.wasCut() || text.length() < answer.length();
        return new Belief(text, confidence(answer), asking.use(), cut);
    }

    private Draft draft(Situation situation, Function<String, Message> question) {
        Asking asking = new Asking(line, situation, question, PlanFormat.SCHEMA);
        String answer = asking.first();
        List<Written> written = PlanFormat.read(answer)
                .or(() -> PlanFormat.read(asking.again(repair(answer))))
                .orElseThrow(() -> asking.unusable("plan"));
        Understood understood = Understood.of(written, catalog, situation.commandsRun());
        if (!understood.refusals().isEmpty()) {
            Understood first = understood;
            understood = PlanFormat.read(asking.again(refused(first)))
                    .map(again -> first.and(Understood.of(again, catalog, situation.commandsRun())))
                    .orElse(first);
        }
        return new Draft(understood.steps(), asking.use(), line.name(), understood.proposed());
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

    /** The stated confidence; none counts as no confidence, which gets the student more teaching. */
    private static double confidence(String answer) {
        Matcher matcher = CONFIDENCE.matcher(answer);
        if (!matcher.find()) {
            return 0;
        }
        String percent = matcher.group(1);
        double stated = percent == null ? Double.parseDouble(matcher.group(2)) : Integer.parseInt(percent) / PERCENT;
        return Math.min(1, stated);
    }
}
