package dev.inquest.model.llm;

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

/** The situation as a model reads it: what the page, the cluster or the other role said is fenced and redacted. */
final class Briefing {

    private static final int MAX_PAGE_TOKENS = 1500;
    private static final int MAX_FINDINGS = 40;

    private final StringBuilder text = new StringBuilder();

    private Briefing() {}

    static Briefing of(Situation situation, int maxEvidenceTokens) {
        Briefing briefing = new Briefing();
        briefing.fenced(
                "The incident as reported", Tokens.cut(situation.incident().page(), MAX_PAGE_TOKENS));
        briefing.evidence(situation.evidence(), maxEvidenceTokens);
        briefing.findings(situation.assessed().findings());
        briefing.hypotheses(situation.assessed().hypotheses());
        briefing.steps("Steps of a trusted capsule", situation.seed());
        for (String correction : situation.corrections()) {
            briefing.fenced("A correction that was given", correction);
        }
        briefing.text.append("Looks left: ").append(situation.looksLeft()).append('\n');
        return briefing;
    }

    /** With the plan as it stands. */
    Briefing plan(Plan plan) {
        steps("The plan as it stands", plan.steps());
        return this;
    }

    /** With what the student believes. */
    Briefing belief(String belief) {
        fenced("What the student believes", belief);
        return this;
    }

    String text() {
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

    private void steps(String title, List<Step> steps) {
        StringBuilder lines = new StringBuilder();
        steps.forEach(step -> lines.append(step.command())
                .append(" # ")
                .append(step.purpose())
                .append('\n'));
        fenced(title, lines.toString());
    }

    private void fenced(String title, String data) {
        if (!data.isBlank()) {
            text.append(title).append(":\n").append(Fence.around(Redaction.of(data)));
        }
    }
}
