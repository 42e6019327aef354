package dev.inquest.model.llm.prompt;

import dev.inquest.evidence.Excerpt;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Step;
import dev.inquest.model.Situation;
import dev.inquest.model.Tokens;
import dev.inquest.observation.Evidence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The situation as a model reads it: redacted, and what the page or the cluster said fenced as data. */
public final class Briefing {

    private static final int MAX_PAGE_TOKENS = 1500;
    private static final int MAX_FINDINGS = 40;

    private final StringBuilder text = new StringBuilder();

    private Briefing() {}

    public static Briefing of(Situation situation, int maxEvidenceTokens) {
        Briefing briefing = new Briefing();
        briefing.fenced(
                "The incident as reported", Tokens.cut(situation.incident().page(), MAX_PAGE_TOKENS));
        briefing.evidence(situation.evidence(), maxEvidenceTokens);
        briefing.findings(situation.assessed().findings());
        briefing.hypotheses(situation.assessed().hypotheses());
        briefing.open("Steps of a trusted capsule, to be followed", lines(situation.seed()));
        for (String correction : situation.corrections()) {
            briefing.open("A correction by the teacher, to be followed", correction);
        }
        briefing.text.append("Looks left: ").append(situation.looksLeft()).append('\n');
        return briefing;
    }

    /** With the plan as it stands. */
    public Briefing plan(Plan plan) {
        fenced("The plan as it stands", lines(plan.steps()));
        return this;
    }

    /** With what the student believes. */
    public Briefing belief(String belief) {
        fenced("What the student believes", belief);
        return this;
    }

    public String text() {
        return text.toString();
    }

    private void evidence(List<Evidence> evidence, int maxTokens) {
        Deque<String> newestLast = new ArrayDeque<>();
        int left = maxTokens;
        for (Evidence piece : evidence.reversed()) {
            String shown = Fence.around(Redaction.of(Excerpt.of(piece.text())));
            int cost = Tokens.count(shown);
            boolean fits = cost <= left;
            left = fits ? left - cost : 0;
            newestLast.addFirst("Evidence " + piece.number() + ": " + piece.command() + " ("
                    + piece.status().name().toLowerCase(Locale.ROOT) + ")\n"
                    + (fits ? shown : "(output not shown again)\n"));
        }
        newestLast.forEach(text::append);
    }

    private void findings(List<Finding> findings) {
        StringBuilder lines = new StringBuilder();
        findings.stream().limit(MAX_FINDINGS).forEach(finding -> lines.append(finding.severity())
                .append(' ')
                .append(finding.code())
                .append(' ')
                .append(finding.entity())
                .append(": ")
                .append(finding.message())
                .append(" (evidence ")
                .append(finding.evidence())
                .append(")\n"));
        fenced("Findings so far", lines.toString());
    }

    private void hypotheses(List<Hypothesis> hypotheses) {
        StringBuilder lines = new StringBuilder();
        hypotheses.forEach(hypothesis -> lines.append(String.format(Locale.ROOT, "%.2f ", hypothesis.score()))
                .append(hypothesis.fault())
                .append(' ')
                .append(hypothesis.entity())
                .append(": ")
                .append(hypothesis.why())
                .append('\n'));
        fenced("Hypotheses, best first", lines.toString());
    }

    private static String lines(List<Step> steps) {
        return steps.stream()
                .map(step -> step.command() + " # " + step.purpose())
                .collect(Collectors.joining("\n"));
    }

    /** What a role may follow: it is not fenced. */
    private void open(String title, String said) {
        if (!said.isBlank()) {
            text.append(title).append(":\n").append(Redaction.of(said)).append('\n');
        }
    }

    private void fenced(String title, String data) {
        if (!data.isBlank()) {
            text.append(title).append(":\n").append(Fence.around(Redaction.of(data)));
        }
    }
}
