package dev.inquest.model.llm;

import dev.inquest.causality.FaultRules;
import dev.inquest.incident.FaultCode;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.RootCause;
import dev.inquest.model.Situation;
import dev.inquest.model.llm.prompt.Fence;
import dev.inquest.model.llm.redaction.Redaction;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Tokens;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a model reads to name the cause: the page, the embedded ranking, the findings, the lines of the evidence that they rest
 * on, and the fault codes. All of it redacted, and fenced as data; some 2,300 tokens at most, less where there is no room:
 * then fewer candidates and findings are told, less of the evidence, and no codes but those of the families in question.
 */
final class CaseBriefing {

    private static final int PAGE_TOKENS = 250;
    private static final int PIECE_TOKENS = 160;
    private static final int MAX_PIECES = 8;
    private static final int SENTENCE = 160;

    /**
     * How much is told.
     *
     * @param ranked candidates at most
     * @param findings findings at most
     * @param evidence tokens of evidence at most
     */
    private record Detail(int ranked, int findings, int evidence) {
        private static final List<Detail> LESS_AND_LESS =
                List.of(new Detail(5, 10, 800), new Detail(5, 6, 400), new Detail(3, 4, 200), new Detail(2, 2, 0));
    }

    private final Situation situation;
    private final Outcome embedded;
    private final Detail detail;
    private final List<Hypothesis> ranking;
    private final List<Finding> findings;

    private CaseBriefing(Situation situation, Outcome embedded, Detail detail) {
        this.situation = situation;
        this.embedded = embedded;
        this.detail = detail;
        this.ranking = situation.assessed().hypotheses().stream()
                .limit(detail.ranked())
                .toList();
        this.findings = findings();
    }

    /**
     * The briefing in as much detail as there is room for; the least where there is none.
     *
     * @param maxEvidenceTokens the most that may be shown of the evidence
     * @param room the most tokens of all of it
     */
    static String of(Situation situation, Outcome embedded, int maxEvidenceTokens, int room) {
        String text = "";
        for (Detail detail : Detail.LESS_AND_LESS) {
            CaseBriefing briefing = new CaseBriefing(situation, embedded, detail);
            CodeListing codes = new CodeListing(briefing.blamed(), briefing.suggested());
            text = briefing.text(maxEvidenceTokens) + "Fault codes:\n";
            int left = room - Tokens.count(text);
            text += codes.text(left);
            if (codes.fits(left)) {
                break;
            }
        }
        return text;
    }

    private String text(int maxEvidenceTokens) {
        StringBuilder text = new StringBuilder();
        data(text, "The incident as reported", Tokens.cut(situation.incident().page(), PAGE_TOKENS));
        data(text, "The ranking by rules, best first (" + embedded.status() + ")", ranked());
        data(text, "Findings", found());
        evidence(text, Math.min(detail.evidence(), maxEvidenceTokens));
        return text.toString();
    }

    /** What is about a candidate first. */
    private List<Finding> findings() {
        Set<Integer> cited = cited();
        List<Finding> all = situation.assessed().findings();
        List<Finding> relevant = new ArrayList<>(all.stream()
                .filter(f -> ranking.stream().anyMatch(h -> h.entity().equals(f.entity()))
                        || f.evidence().stream().anyMatch(cited::contains))
                .toList());
        all.stream().filter(f -> !relevant.contains(f)).forEach(relevant::add);
        return relevant.stream().limit(detail.findings()).toList();
    }

    private List<RootCause> causes() {
        return embedded instanceof Outcome.Diagnosed d ? d.diagnosis().rootCauses() : List.of();
    }

    private Set<Integer> cited() {
        Set<Integer> cited = new LinkedHashSet<>();
        causes().forEach(c -> cited.addAll(c.evidence()));
        ranking.forEach(h -> cited.addAll(h.evidence()));
        return cited;
    }

    private String ranked() {
        StringBuilder lines = new StringBuilder();
        causes().forEach(c -> line(lines, "cause", c.confidence(), c.fault(), c.entity() + ": " + c.explanation()));
        ranking.stream()
                .filter(h -> causes().stream()
                        .noneMatch(
                                c -> c.entity().equals(h.entity()) && c.fault().equals(h.fault())))
                .forEach(h -> line(lines, "suspect", h.score(), h.fault(), h.entity() + ": " + h.why()));
        return lines.toString();
    }

    private static void line(StringBuilder lines, String what, double score, FaultCode fault, String said) {
        lines.append(String.format(Locale.ROOT, "%s %.2f %s %s%n", what, score, fault, Shorten.to(SENTENCE, said)));
    }

    private String found() {
        return findings.stream()
                .map(f -> f.entity() + ": " + Shorten.to(SENTENCE, f.message()) + " (evidence "
                        + f.evidence().stream().limit(3).map(String::valueOf).collect(Collectors.joining(", ")) + ")\n")
                .collect(Collectors.joining());
    }

    private void evidence(StringBuilder text, int maxTokens) {
        Set<Integer> wanted = new LinkedHashSet<>(cited());
        findings.forEach(f -> wanted.addAll(f.evidence()));
        TellingLines telling = new TellingLines(ranking, findings);
        int left = maxTokens;
        for (int number : wanted.stream().limit(MAX_PIECES).toList()) {
            for (Evidence piece : situation.evidence()) {
                if (piece.number() == number && left > 0) {
                    String shown = Tokens.dropLines(
                            telling.of(Redaction.of(piece.text()), PIECE_TOKENS), Math.min(left, PIECE_TOKENS));
                    left -= Tokens.count(shown);
                    data(text, "Evidence " + number + ": " + Redaction.of(piece.command()), shown);
                }
            }
        }
    }

    /** The families of what is ranked. */
    private Set<String> blamed() {
        return Stream.concat(
                        ranking.stream().map(Hypothesis::fault),
                        causes().stream().map(RootCause::fault))
                .map(FaultCode::family)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The families of what else is suspected, or may show itself in what was found; the likeliest first. */
    private Set<String> suggested() {
        Set<String> families = new LinkedHashSet<>();
        situation.assessed().hypotheses().forEach(h -> families.add(h.fault().family()));
        findings.forEach(f -> families.addAll(FaultRules.families(f.code())));
        return families;
    }

    private static void data(StringBuilder text, String title, String data) {
        if (!data.isBlank()) {
            text.append(title).append(":\n").append(Fence.around(Redaction.of(data)));
        }
    }
}
