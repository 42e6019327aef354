package dev.inquest.model;

import dev.inquest.incident.Plan;
import dev.inquest.incident.Step;
import dev.inquest.incident.Use;
import java.util.List;

/** The one who corrects; never praises, never answers. Implementations do not retry. */
public interface Teacher {

    /**
     * @param proceed whether the plan may stand
     * @param text sentences, then plan edits one command a line; at most 200 tokens in all
     * @param steps the corrected plan's steps; the given ones when {@code proceed}
     * @param use what asking cost
     */
    record Advice(boolean proceed, String text, List<Step> steps, Use use) {}

    /** Corrects one thing: a missing step, a wrong assumption, an inefficient command, an overlooked symptom, a logic error. */
    Advice correct(Situation situation, Plan plan, String belief, int round);
}
