package dev.inquest.model.llm.judge;

import dev.inquest.incident.Counted;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.RootCause;
import dev.inquest.model.Judge.Conduct;
import dev.inquest.model.Tokens;
import dev.inquest.model.llm.prompt.Fence;
import dev.inquest.model.llm.redaction.Redaction;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An ended investigation as a judge reads it: redacted, and all that others wrote fenced as data. */
final class ConductBriefing {

    private static final int MAX_PAGE_TOKENS = 400;
    private static final int MAX_CORRECTIONS_TOKENS = 600;
    private static final int MAX_LOOKS_TOKENS = 2500;
    private static final int MIN_LOOKS_TOKENS = 200;

    private final Conduct conduct;

    private ConductBriefing(Conduct conduct) {
        this.conduct = conduct;
    }

    /** The briefing in about so many tokens; cited looks are shown first when there is no room for all. */
    static String of(Conduct conduct, int maxTokens) {
        return new ConductBriefing(conduct).text(maxTokens);
    }

    private String text(int maxTokens) {
        String before =
                fenced("The incident as reported", Tokens.cut(conduct.incident().page(), MAX_PAGE_TOKENS))
                        + fenced("What your colleague believed before looking", conduct.belief())
                        + fenced(
                                "Corrections by the teacher, oldest first",
                                Tokens.cut(String.join("\n---\n", conduct.corrections()), MAX_CORRECTIONS_TOKENS));
        String after = fenced("The answer, with the numbers of the looks it cites", answer()) + spent();
        int room = maxTokens - Tokens.count(before) - Tokens.count(after);
        return before
                + fenced(
                        "The looks, in order; the first ones are made in every investigation",
                        looks(Math.clamp(room, MIN_LOOKS_TOKENS, MAX_LOOKS_TOKENS)))
                + after;
    }

    private String looks(int maxTokens) {
        Set<Integer> cited = cited();
        Set<Integer> shown = new TreeSet<>();
        int left = maxTokens;
        List<EvidenceRef> byWeight = conduct.looks().stream()
                .sorted(Comparator.comparing((EvidenceRef look) -> !cited.contains(look.number()))
                        .thenComparingInt(EvidenceRef::number))
                .toList();
        for (EvidenceRef look : byWeight) {
            left -= Tokens.count(line(look));
            if (left >= 0) {
                shown.add(look.number());
            }
        }
        String lines = conduct.looks().stream()
                .filter(look -> shown.contains(look.number()))
                .map(this::line)
                .collect(Collectors.joining("\n"));
        int hidden = conduct.looks().size() - shown.size();
        return hidden == 0 ? lines : lines + "\n(" + Counted.of(hidden, "look") + " more)";
    }

    private String line(EvidenceRef look) {
        String purpose = conduct.purposes().getOrDefault(look.command(), "");
        return look.number() + " " + look.command() + " ("
                + look.status().name().toLowerCase(Locale.ROOT) + "): " + look.summary()
                + (purpose.isBlank() ? "" : " # " + purpose);
    }

    private Set<Integer> cited() {
        return conduct.outcome() instanceof Outcome.Diagnosed diagnosed
                ? diagnosed.diagnosis().rootCauses().stream()
                        .map(RootCause::evidence)
                        .flatMap(List::stream)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private String answer() {
        return switch (conduct.outcome()) {
            case Outcome.Diagnosed diagnosed ->
                diagnosed.diagnosis().rootCauses().stream()
                        .map(cause -> cause.entity() + " " + cause.fault() + " " + cause.evidence() + ": "
                                + cause.explanation())
                        .collect(Collectors.joining("\n"));
            case Outcome.NoFaultFound clean -> "no fault found; checked: " + String.join("; ", clean.checked());
            case Outcome.Inconclusive open -> "inconclusive: " + open.reason();
            case Outcome.Failed failed -> "failed: " + failed.reason();
        };
    }

    private String spent() {
        return "Spent: " + conduct.spending().looks() + " of "
                + conduct.budget().looks() + " looks, "
                + conduct.spending().steps() + " of " + conduct.budget().steps() + " commands, "
                + Counted.of(conduct.corrections().size(), "correction") + ".\n";
    }

    private static String fenced(String title, String data) {
        return data.isBlank() ? "" : title + ":\n" + Fence.around(Redaction.of(data));
    }
}
