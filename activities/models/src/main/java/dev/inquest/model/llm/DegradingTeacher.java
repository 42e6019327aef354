package dev.inquest.model.llm;

import dev.inquest.incident.Plan;
import dev.inquest.model.Situation;
import dev.inquest.model.Teacher;
import dev.inquest.model.llm.exchange.RoleModel;

/**
 * A teacher that is never at a loss: the model's, or the embedded one's where the model fails for good.
 *
 * @param line to the model
 * @param model the teacher that it plays
 * @param embedded who takes its place
 * @param degradations when, and how that is told
 */
record DegradingTeacher(RoleModel line, Teacher model, Teacher embedded, Degradations degradations) implements Teacher {

    @Override
    public Advice correct(Situation situation, Plan plan, String belief, int round) {
        return degradations.orEmbedded(
                line,
                situation.incident().id(),
                "correction",
                () -> model.correct(situation, plan, belief, round),
                spent -> {
                    Advice advice = embedded.correct(situation, plan, belief, round);
                    return new Advice(
                            advice.proceed(),
                            advice.text(),
                            advice.steps(),
                            advice.use().plus(spent));
                });
    }
}
