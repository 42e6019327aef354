package dev.inquest.model.llm;

import dev.inquest.command.CommandCatalog;
import dev.inquest.incident.Plan;
import dev.inquest.model.Situation;
import dev.inquest.model.Teacher;
import dev.inquest.model.llm.exchange.RoleModel;
import dev.inquest.model.llm.prompt.Composer;
import dev.inquest.model.llm.prompt.ContextWindow;
import dev.inquest.model.llm.prompt.Fence;
import java.util.Optional;

/** The teacher played by a model. */
final class LlmTeacher implements Teacher {

    private final RoleModel line;
    private final CommandCatalog catalog;
    private final Composer composer;

    LlmTeacher(RoleModel line, CommandCatalog catalog) {
        this.line = line;
        this.catalog = catalog;
        this.composer = new Composer(ContextWindow.of(line.config()), catalog);
    }

    @Override
    public Advice correct(Situation situation, Plan plan, String belief, int round) {
        RepairedAnswer asking =
                new RepairedAnswer(line, situation, last -> composer.correction(situation, plan, belief, last), null);
        Correction correction = Correction.of(asking.first(), asking.wasCut(), round, catalog);
        if (correction.isUnusable()) {
            String wrong = correction.refusals().isEmpty() ? "Your answer was empty.\n" : refused(correction);
            Optional<String> mended =
                    correction.text().isEmpty() ? Optional.of(asking.again(wrong)) : asking.mend(wrong);
            correction = mended.map(answer -> Correction.of(answer, asking.wasCut(), round, catalog))
                    .filter(again -> !again.text().isEmpty())
                    .orElse(correction);
        }
        if (correction.text().isEmpty() && correction.refusals().isEmpty()) {
            throw asking.unusable("correction");
        }
        return correction.proceed()
                ? new Advice(true, "proceed", plan.steps(), asking.use())
                : new Advice(false, correction.text(), correction.applyTo(plan, situation.commandsRun()), asking.use());
    }

    private static String refused(Correction correction) {
        return "You answered:\n" + Fence.around(correction.text())
                + "Beside it these commands were refused, with the reason:\n"
                + Fence.around(Refusal.lines(correction.refusals()))
                + "Give the whole correction again, with commands from the list in their place.\n";
    }
}
