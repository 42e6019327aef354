package dev.inquest.model.llm;

import dev.inquest.incident.Plan;
import dev.inquest.incident.Use;
import dev.inquest.model.Situation;
import dev.inquest.model.Student;
import dev.inquest.model.llm.exchange.RoleModel;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A student that is never at a loss: the model's, or the embedded one's where the model fails for good.
 *
 * @param line to the model
 * @param model the student that it plays
 * @param embedded who takes its place
 * @param degradations when, and how that is told
 */
record DegradingStudent(RoleModel line, Student model, Student embedded, Degradations degradations) implements Student {

    @Override
    public Draft plan(Situation situation) {
        return draft(situation, () -> model.plan(situation), () -> embedded.plan(situation));
    }

    @Override
    public Draft extend(Situation situation) {
        return draft(situation, () -> model.extend(situation), () -> embedded.extend(situation));
    }

    @Override
    public Belief probe(Situation situation, Plan plan) {
        return or(situation, "belief", () -> model.probe(situation, plan), spent -> {
            Belief belief = embedded.probe(situation, plan);
            return new Belief(belief.text(), belief.confidence(), belief.use().plus(spent));
        });
    }

    private Draft draft(Situation situation, Supplier<Draft> asked, Supplier<Draft> instead) {
        return or(situation, "plan", asked, spent -> {
            Draft draft = instead.get();
            return new Draft(draft.steps(), draft.use().plus(spent), draft.model());
        });
    }

    private <T> T or(Situation situation, String what, Supplier<T> asked, Function<Use, T> instead) {
        return degradations.orEmbedded(line, situation.incident().id(), what, asked, instead);
    }
}
