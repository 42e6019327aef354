package dev.inquest.model;

import dev.inquest.incident.Plan;
import dev.inquest.incident.Proposed;
import dev.inquest.incident.Step;
import dev.inquest.incident.Use;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one who investigates. Implementations do not retry. */
public interface Student {

    /**
     * @param steps what to run, in order; empty when nothing more is wanted
     * @param use what asking cost
     * @param model the model that answered, as in {@code openai:NAME}, or null when the embedded reasoner did
     * @param proposed how many commands the model wrote and how many of them the catalogue took
     */
    record Draft(List<Step> steps, Use use, @Nullable String model, Proposed proposed) {

        /** Of one whose commands are the catalogue's own. */
        public Draft(List<Step> steps, Use use, @Nullable String model) {
            this(steps, use, model, Proposed.NONE);
        }

        /** The embedded reasoner's. */
        public static Draft embedded(List<Step> steps, int tokens) {
            return new Draft(steps, Use.ofTokens(tokens), null);
        }
    }

    /**
     * @param text what it believes, at most 50 tokens
     * @param confidence between 0 and 1
     * @param use what asking cost
     * @param cut whether more was said than the cap allows
     */
    record Belief(String text, double confidence, Use use, boolean cut) {

        /** Within its cap. */
        public Belief(String text, double confidence, Use use) {
            this(text, confidence, use, false);
        }
    }

    /** The first plan, from the incident and the orienting looks; follows the seed where there is one. */
    Draft plan(Situation situation);

    /** What to look at next. */
    Draft extend(Situation situation);

    /** The answer to the diagnostic probe. */
    Belief probe(Situation situation, Plan plan);
}
