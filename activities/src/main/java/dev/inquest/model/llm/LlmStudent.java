package dev.inquest.model.llm;

import dev.inquest.command.CommandCatalog;
import dev.inquest.incident.Plan;
import dev.inquest.investigation.ProbeActivities;
import dev.inquest.model.Situation;
import dev.inquest.model.Student;
import dev.inquest.model.Tokens;
import dev.inquest.model.llm.PlanFormat.Written;
import dev.inquest.model.llm.exchange.Chat;
import dev.inquest.model.llm.exchange.Line;
import dev.inquest.model.llm.prompt.Briefing;
import dev.inquest.model.llm.prompt.Fence;
import dev.inquest.model.llm.prompt.Prompt;
import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The student played by a model. */
final class LlmStudent implements Student {

    private static final String REPAIR =
            "That was not the JSON object that was asked for. Answer again with that one JSON object and nothing else.";

    /** The confidence that the probe asks for first, or where the word stands: {@code 0.7}, {@code .7}, {@code 70%}. */
    private static final Pattern CONFIDENCE = Pattern.compile(
            "(?i)(?:^[^\\w.]*|confidence[^\\w.]{0,4}(?:(?:is|of)[^\\w.]+)?)(?:(\\d{1,3}) ?%|([01]?\\.\\d+|[01])(?![\\w.]))");

    private static final double PERCENT = 100.0;

    private static final Prompt PLAN = Prompt.load("plan", 1);
    private static final Prompt EXTEND = Prompt.load("extend", 1);
    private static final Prompt PROBE = Prompt.load("probe", 1);

    private final Line line;
    private final RoleConfig config;
    private final CommandCatalog catalog;

    LlmStudent(Line line, CommandCatalog catalog) {
        this.line = line;
        this.config = line.config();
        this.catalog = catalog;
    }

    @Override
    public Draft plan(Situation situation) {
        return draft(PLAN, situation);
    }

    @Override
    public Draft extend(Situation situation) {
        return draft(EXTEND, situation);
    }

    @Override
    public Belief probe(Situation situation, Plan plan) {
        Chat chat = line.open(PROBE, PROBE.text(), situation.incident().id());
        String briefing =
                Briefing.of(situation, config.maxEvidenceTokens()).plan(plan).text();
        String answer = chat.ask(briefing, ProbeActivities.MAX_TOKENS, null);
        return new Belief(Tokens.cut(answer, ProbeActivities.MAX_TOKENS), confidence(answer), chat.use());
    }

    private Draft draft(Prompt prompt, Situation situation) {
        Chat chat = line.open(prompt, prompt.with(catalog), situation.incident().id());
        String briefing = Briefing.of(situation, config.maxEvidenceTokens()).text();
        List<Written> written =
                read(chat, briefing).or(() -> read(chat, REPAIR)).orElseThrow(() -> chat.unusable("plan"));
        Understood understood = Understood.of(written, catalog, situation.commandsRun());
        if (!understood.refusals().isEmpty()) {
            Understood first = understood;
            understood = read(chat, refused(first.refusals()))
                    .map(again -> Understood.of(again, catalog, situation.commandsRun()))
                    .orElse(first);
        }
        return new Draft(understood.steps(), chat.use(), line.name());
    }

    private Optional<List<Written>> read(Chat chat, String text) {
        return PlanFormat.read(chat.ask(text, config.maxOutputTokens(), PlanFormat.SCHEMA));
    }

    private static String refused(List<String> refusals) {
        return "These commands are not available, with the reason:\n" + Fence.around(String.join("\n", refusals))
                + "Give the whole plan again without them or with commands from the list in their place.";
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
