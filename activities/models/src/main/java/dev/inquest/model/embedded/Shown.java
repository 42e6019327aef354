package dev.inquest.model.embedded;

import dev.inquest.incident.Plan;
import dev.inquest.model.Situation;
import dev.inquest.observation.Tokens;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a role is given to read, so that it can be counted; excerpts of evidence are charged where they are made. */
final class Shown {

    private static final int FINDINGS = 20;
    private static final int HYPOTHESES = 5;

    private Shown() {}

    /** Page, findings, hypotheses and earlier corrections as text. */
    static String text(Situation situation) {
        return Stream.of(
                        Stream.of(situation.incident().page()),
                        situation.assessed().findings().stream()
                                .limit(FINDINGS)
                                .map(f -> f.code() + " " + f.entity() + ": " + f.message()),
                        situation.assessed().hypotheses().stream()
                                .limit(HYPOTHESES)
                                .map(h -> h.entity() + " " + h.fault() + " " + h.score()),
                        situation.corrections().stream())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    static String text(Plan plan) {
        return plan.steps().stream().map(s -> s.command() + " # " + s.purpose()).collect(Collectors.joining("\n"));
    }

    /** Text tokens of what was read and what was written. */
    static int tokens(List<String> read, String written) {
        return read.stream().mapToInt(Tokens::count).sum() + Tokens.count(written);
    }
}
