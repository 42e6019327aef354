package dev.inquest.model.llm.prompt;

import dev.inquest.incident.Plan;
import dev.inquest.incident.Step;
import dev.inquest.model.Situation;
import dev.inquest.model.llm.redaction.Redaction;
import dev.inquest.observation.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * The situation as a model reads it: redacted, and what the page or the cluster said fenced as data. When there is little
 * room, outputs go first, then the longer parts lose their least relevant lines; plan, findings and the numbers of the
 * evidence they cite stay.
 */
public final class Briefing {

    private static final int ALL = 1_000_000;
    private static final int MAX_PAGE_TOKENS = 1000;
    private static final int MAX_CORRECTION_TOKENS = 600;
    private static final int MAX_FOUND_TOKENS = 700;

    /** The most of the room that one part takes. */
    private static final int PAGE_PART = 4;

    private static final int OPEN_PART = 5;
    private static final int PLAN_PART = 3;

    private final Situation situation;
    private final Outputs outputs;
    private final int maxEvidence;
    private List<Step> plan = List.of();
    private String belief = "";

    private Briefing(Situation situation, int maxEvidence) {
        this.situation = situation;
        this.maxEvidence = maxEvidence;
        this.outputs = new Outputs(situation);
    }

    /**
     * About this situation.
     *
     * @param maxEvidenceTokens the most tokens of command outputs that are shown
     */
    public static Briefing of(Situation situation, int maxEvidenceTokens) {
        return new Briefing(situation, maxEvidenceTokens);
    }

    /** With the plan as it stands. */
    public Briefing plan(Plan current) {
        plan = current.steps();
        return this;
    }

    /** With what the student believes. */
    public Briefing belief(String believed) {
        belief = believed;
        return this;
    }

    /** All that there is to say. */
    public String text() {
        return text(ALL);
    }

    /** What matters most of it, in at most so many tokens. */
    public String text(int maxTokens) {
        Room room = new Room(maxTokens);
        // Who is asked what it believes is told of no budget: it spends nothing.
        String looks = situation.looksLeft() == 0 ? "" : room.take("Looks left: " + situation.looksLeft() + "\n");
        String planned = plan.isEmpty()
                ? ""
                : room.fenced("The plan as it stands", maxTokens / PLAN_PART, max -> StepsSection.text(plan, max));
        String believed = belief.isBlank()
                ? ""
                : room.fenced("What the student believes", maxTokens, max -> Tokens.cut(Redaction.of(belief), max));
        String page = room.fenced(
                "The incident as reported",
                Math.min(MAX_PAGE_TOKENS, maxTokens / PAGE_PART),
                max -> Tokens.cut(Redaction.of(situation.incident().page()), max));
        String seed = room.open(
                "Steps of a trusted capsule, to be followed",
                Math.min(MAX_CORRECTION_TOKENS, maxTokens / OPEN_PART),
                max -> StepsSection.text(situation.seed(), max));
        String corrections = room.open(
                "Corrections by the teacher, to be followed",
                Math.min(MAX_CORRECTION_TOKENS, maxTokens / OPEN_PART),
                max -> Lines.within(max, pendingCorrections()));
        String found = room.fenced(
                "What was found", Math.min(MAX_FOUND_TOKENS, room.left()), max -> FindingsSection.text(situation, max));
        String shown = outputs.text(Math.min(maxEvidence, room.left()));
        return page + seed + corrections + found + shown + planned + believed + looks;
    }

    /** The corrections, newest first, without the edits that were carried out. */
    private List<String> pendingCorrections() {
        List<String> pending = new ArrayList<>();
        for (String correction : situation.corrections().reversed()) {
            correction
                    .lines()
                    .filter(line -> situation.commandsRun().stream().noneMatch(line::endsWith))
                    .forEach(pending::add);
        }
        return pending;
    }
}
