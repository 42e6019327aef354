package dev.inquest.model;

import dev.inquest.incident.Plan;
import dev.inquest.incident.Step;
import java.util.List;

/** The one who investigates. Implementations do not retry. */
public interface Student {

    /**
     * @param steps what to run, in order; empty when nothing more is wanted
     * @param tokens tokens in and out
     */
    record Draft(List<Step> steps, int tokens) {}

    /**
     * @param text what it believes, at most 50 tokens
     * @param confidence between 0 and 1
     * @param tokens tokens in and out
     */
    record Belief(String text, double confidence, int tokens) {}

    /** The first plan, from the incident and the orienting looks; follows the seed where there is one. */
    Draft plan(Situation situation);

    /** What to look at next. */
    Draft extend(Situation situation);

    /** The answer to the diagnostic probe. */
    Belief probe(Situation situation, Plan plan);
}
