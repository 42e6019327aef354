package dev.inquest.model.llm.judge;

import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.RootCause;
import dev.inquest.model.Judge.Conduct;
import dev.inquest.model.llm.prompt.Fence;
import dev.inquest.model.llm.redaction.Redaction;
import dev.inquest.observation.Tokens;
import dev.inquest.text.Counted;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** An ended investigation as a judge reads it: redacted, and all that others wrote fenced as data. */
final class ConductBriefing {

    /** The most tokens of each part, and the most of the room that it takes. */
    private static final int MAX_PAGE_TOKENS = 400;

    private static final int MAX_BELIEF_TOKENS = 120;
    private static final int MAX_CORRECTIONS_TOKENS = 600;
    private static final int MAX_ANSWER_TOKENS = 800;
    private static final int MAX_LOOKS_TOKENS = 2500;
    private static final int PART = 5;

    /** What a fence takes beside its text. */
    private static final int FENCE = 32;

    /** How many looks are not shown. */
    private static final int REST = 8;

    private final Conduct conduct;
    private int left;

    private ConductBriefing(Conduct conduct, int maxTokens) {
        this.conduct = conduct;
        this.left = maxTokens;
    }

    /** The briefing in at most so many tokens; cited looks are shown first when there is no room for all. */
    static String of(Conduct conduct, int maxTokens) {
        return new ConductBriefing(conduct, maxTokens).text(maxTokens / PART);
    }

    private String text(int part) {
        String spent = spent();
        left -= Tokens.count(spent);
        String page = fenced(
                "The incident as reported",
                Math.min(MAX_PAGE_TOKENS, part),
                conduct.incident().page());
        String belief = fenced(
                "What your colleague believed before looking", Math.min(MAX_BELIEF_TOKENS, part), conduct.belief());
        String corrections = fenced(
                "Corrections by the teacher, oldest first",
                Math.min(MAX_CORRECTIONS_TOKENS, part),
                String.join("\n---\n", conduct.corrections()));
        String answer = fenced(
                "The answer, with the numbers of the looks it cites", Math.min(MAX_ANSWER_TOKENS, part), answer());
        String looks = fenced(
                "The looks, in order; the first ones are made in every investigation",
                MAX_LOOKS_TOKENS,
                room -> looks(room - REST));
        return page + belief + corrections + looks + answer + spent;
    }

    private String looks(int maxTokens) {
        Set<Integer> cited = cited();
        Set<Integer> shown = new TreeSet<>();
        int room = maxTokens;
        List<EvidenceRef> byWeight = conduct.looks().stream()
                .sorted(Comparator.comparing((EvidenceRef look) -> !cited.contains(look.number()))
                        .thenComparingInt(EvidenceRef::number))
                .toList();
        for (EvidenceRef look : byWeight) {
            int cost = Tokens.count(line(look) + "\n");
            if (cost <= room) {
                shown.add(look.number());
                room -= cost;
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

    private String fenced(String title, int maxTokens, String data) {
        return fenced(title, maxTokens, room -> data);
    }

    private String fenced(String title, int maxTokens, IntFunction<String> data) {
        int room = Math.min(maxTokens, left) - FENCE - Tokens.count(title);
        String said = room <= 0 ? "" : Tokens.cut(Redaction.of(data.apply(room)), room);
        if (said.isBlank()) {
            return "";
        }
        String part = title + ":\n" + Fence.around(said);
        left -= Tokens.count(part);
        return part;
    }
}
