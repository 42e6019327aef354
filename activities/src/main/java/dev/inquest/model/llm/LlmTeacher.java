package dev.inquest.model.llm;

import dev.inquest.command.CommandCatalog;
import dev.inquest.incident.Plan;
import dev.inquest.investigation.CorrectActivities;
import dev.inquest.model.Situation;
import dev.inquest.model.Teacher;
import dev.inquest.model.llm.exchange.Chat;
import dev.inquest.model.llm.exchange.Line;
import dev.inquest.model.llm.prompt.Briefing;
import dev.inquest.model.llm.prompt.Fence;
import dev.inquest.model.llm.prompt.Prompt;
import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;

/** The teacher played by a model. */
final class LlmTeacher implements Teacher {

    private static final Prompt CORRECT = Prompt.load("correct", 1);

    private final Line line;
    private final RoleConfig config;
    private final CommandCatalog catalog;

    LlmTeacher(Line line, CommandCatalog catalog) {
        this.line = line;
        this.config = line.config();
        this.catalog = catalog;
    }

    @Override
    public Advice correct(Situation situation, Plan plan, String belief, int round) {
        Chat chat =
                line.open(CORRECT, CORRECT.with(catalog), situation.incident().id());
        String briefing = Briefing.of(situation, config.maxEvidenceTokens())
                .plan(plan)
                .belief(belief)
                .text();
        Correction correction = ask(chat, briefing, round);
        if (!correction.refusals().isEmpty()) {
            correction = ask(chat, refused(correction), round);
        }
        return correction.proceed()
                ? new Advice(true, "proceed", plan.steps(), chat.use())
                : new Advice(false, correction.text(), correction.applyTo(plan, situation.commandsRun()), chat.use());
    }

    private Correction ask(Chat chat, String text, int round) {
        return Correction.of(chat.ask(text, CorrectActivities.MAX_TOKENS, null), round, catalog);
    }

    private static String refused(Correction correction) {
        return "These commands are not available, with the reason:\n"
                + Fence.around(String.join("\n", correction.refusals()))
                + "Give the whole correction again without them or with commands from the list in their place.";
    }
}
