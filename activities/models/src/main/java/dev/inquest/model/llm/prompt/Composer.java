package dev.inquest.model.llm.prompt;

import dev.inquest.command.CommandCatalog;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Plan;
import dev.inquest.investigation.CorrectActivities;
import dev.inquest.investigation.ProbeActivities;
import dev.inquest.model.Situation;
import dev.inquest.observation.Tokens;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Composes what a role's model is sent, so that question and answer fit its window. First comes what never changes, then the
 * page, then what was found.
 */
public final class Composer {

    private static final Prompt PLAN = Prompt.load("plan", 1);
    private static final Prompt NEXT_STEP = Prompt.load("next-step", 1);
    private static final Prompt PROBE = Prompt.load("probe", 1);
    private static final Prompt CORRECTION = Prompt.load("correction", 1);

    /** The commands take at most this part of the room. */
    private static final int COMMANDS_PART = 3;

    /** After the first question outputs take this part of what they may: findings tell what they say. */
    private static final int LATER_PART = 2;

    private static final int MAX_LAST_TOKENS = 400;
    private static final int LAST_PART = 4;

    private final ContextWindow window;
    private final CommandCatalog catalog;

    public Composer(ContextWindow window, CommandCatalog catalog) {
        this.window = window;
        this.catalog = catalog;
    }

    /**
     * Asks for the first plan.
     *
     * @param last what is wrong with the answer before, or an empty text
     */
    public Message plan(Situation situation, String last) {
        return compose(PLAN, situation, briefing(situation, last, 1), window.longAnswer(), last);
    }

    /** Asks for what to look at next. */
    public Message nextStep(Situation situation, String last) {
        return compose(NEXT_STEP, situation, briefing(situation, last, LATER_PART), window.longAnswer(), last);
    }

    /** Asks for the student's belief: the findings tell of the outputs what there is to believe. */
    public Message probe(Situation situation, Plan plan, String last) {
        Briefing briefing = Briefing.of(situation, 0).plan(plan);
        return compose(PROBE, situation, briefing, ProbeActivities.MAX_TOKENS, last);
    }

    /** Asks for a correction. */
    public Message correction(Situation situation, Plan plan, String belief, String last) {
        Briefing briefing = briefing(situation, last, LATER_PART).plan(plan).belief(belief);
        return compose(CORRECTION, situation, briefing, CorrectActivities.MAX_TOKENS, last);
    }

    /** A question asked again shows no outputs again. */
    private Briefing briefing(Situation situation, String last, int part) {
        return Briefing.of(situation, last.isEmpty() ? window.maxEvidence() / part : 0);
    }

    /**
     * Any question over a briefing.
     *
     * @param maxTokens the cap on the visible answer
     * @param last what is said after the briefing, or an empty text; cut when it is long
     */
    public Message compose(Prompt prompt, Situation situation, Briefing briefing, int maxTokens, String last) {
        int room = window.room(maxTokens);
        String instruction = prompt.with(CommandListing.of(catalog)
                .within(room / COMMANDS_PART, about(situation))
                .text());
        String end = Tokens.dropLines(last, Math.min(MAX_LAST_TOKENS, room / LAST_PART));
        String text = briefing.text(room - Tokens.count(instruction) - Tokens.count(end)) + end;
        return new Message(prompt, instruction, text, maxTokens);
    }

    /** The words that say which commands matter, should there be no room for all. */
    private static String about(Situation situation) {
        return Stream.concat(
                        situation.assessed().hypotheses().stream().map(Composer::words),
                        situation.assessed().findings().stream().map(Composer::words))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String words(Hypothesis hypothesis) {
        return hypothesis.fault() + " " + hypothesis.entity().kind();
    }

    private static String words(Finding finding) {
        return finding.code() + " " + finding.entity().kind();
    }
}
