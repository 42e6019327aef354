package dev.inquest.model.llm.prompt;

import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.model.Situation;
import dev.inquest.model.llm.redaction.Redaction;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Observation.Listing;
import dev.inquest.observation.Tokens;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Findings, hypotheses, the commands that were run and the names that were seen, one line each, the most relevant first. */
final class FindingsSection {

    private static final int HYPOTHESES = 5;
    private static final int OF_ONE_CODE = 4;
    private static final int MAX_WORDS = 160;
    private static final int MAX_WHY = 120;
    private static final int MAX_COMMAND = 140;
    private static final int MAX_REASON = 80;

    /** Of the room: findings take half at most, hypotheses a fifth, commands a quarter, names what is left. */
    private static final double FINDINGS_PART = 0.5;

    private static final double HYPOTHESES_PART = 0.2;
    private static final double COMMANDS_PART = 0.25;

    /** Names beyond those of findings are for orientation. */
    private static final int MAX_NAMES_TOKENS = 160;

    /** Of the names, those of one kind in one namespace take at most this part. */
    private static final int SCOPE_PART = 2;

    /** Of these there are too many, or they are named by what owns them. */
    private static final Set<String> NOT_NAMED = Set.of("Pod", "Event", "ReplicaSet");

    private FindingsSection() {}

    static String text(Situation situation, int maxTokens) {
        String found = titled("Findings:", maxTokens * FINDINGS_PART, findings(situation))
                + titled("Hypotheses, best first:", maxTokens * HYPOTHESES_PART, hypotheses(situation))
                + titled("Commands run, newest first:", maxTokens * COMMANDS_PART, commands(situation.evidence()));
        int left = Math.min(MAX_NAMES_TOKENS, maxTokens - Tokens.count(found));
        return found + titled("Names:", left, names(situation.evidence(), left / SCOPE_PART));
    }

    private static String titled(String title, double maxTokens, List<String> lines) {
        String told = Lines.within((int) maxTokens, lines);
        return told.isEmpty() ? "" : title + "\n" + told;
    }

    /** Those about what is suspected first, then the most severe; of one code only some, the others counted. */
    private static List<String> findings(Situation situation) {
        Set<Entity> suspected = suspected(situation);
        Map<String, Integer> more = new LinkedHashMap<>();
        Map<String, Integer> ofCode = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        situation.assessed().findings().stream()
                .sorted(Comparator.comparing(finding -> !suspected.contains(finding.entity())))
                .forEach(finding -> {
                    if (ofCode.merge(finding.code(), 1, Integer::sum) <= OF_ONE_CODE) {
                        lines.add(line(finding));
                    } else {
                        more.merge(finding.code(), 1, Integer::sum);
                    }
                });
        more.forEach((code, count) -> lines.add(count + " more " + code));
        return lines;
    }

    private static Set<Entity> suspected(Situation situation) {
        return situation.assessed().hypotheses().stream()
                .limit(HYPOTHESES)
                .map(Hypothesis::entity)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String line(Finding finding) {
        String subject = finding.entity().name() + " ";
        String message = finding.message().startsWith(subject)
                ? finding.message().substring(subject.length())
                : finding.message();
        return finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding.code() + " " + finding.entity() + ": "
                + Shorten.to(MAX_WORDS, Redaction.of(message)) + " " + finding.evidence();
    }

    private static List<String> hypotheses(Situation situation) {
        return situation.assessed().hypotheses().stream()
                .limit(HYPOTHESES)
                .map(h -> String.format(
                        Locale.ROOT,
                        "%.2f %s %s: %s %s",
                        h.score(),
                        h.fault(),
                        h.entity(),
                        Shorten.to(MAX_WHY, Redaction.of(h.reason())),
                        h.evidence()))
                .toList();
    }

    private static List<String> commands(List<Evidence> evidence) {
        return evidence.reversed().stream().map(FindingsSection::line).toList();
    }

    private static String line(Evidence piece) {
        String command = "[" + piece.number() + "] " + Shorten.to(MAX_COMMAND, piece.command());
        if (piece.status() == EvidenceStatus.OK) {
            return command;
        }
        String reason = piece.text().lines().findFirst().orElse("");
        return command + ": " + piece.status().name().toLowerCase(Locale.ROOT) + ", "
                + Shorten.to(MAX_REASON, Redaction.of(reason));
    }

    /** What exists, by kind and namespace, so that commands can name it. */
    private static List<String> names(List<Evidence> evidence, int maxTokens) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Evidence piece : evidence) {
            for (var seen : piece.observations()) {
                if (seen instanceof Listing listing
                        && !NOT_NAMED.contains(listing.kind())
                        && !listing.members().isEmpty()) {
                    String scope = listing.kind() + (listing.namespace() == null ? "" : " in " + listing.namespace());
                    names.computeIfAbsent(scope, s -> scoped(s, listing.members(), maxTokens));
                }
            }
        }
        return List.copyOf(names.values());
    }

    private static String scoped(String scope, List<Entity> members, int maxTokens) {
        List<String> names = members.stream().map(Entity::name).distinct().toList();
        StringBuilder line = new StringBuilder(scope).append(':');
        int left = maxTokens - Tokens.count(line + " … 999 more");
        int told = 0;
        for (String name : names) {
            left -= Tokens.count(" " + name);
            if (left < 0) {
                return line + " … " + (names.size() - told) + " more";
            }
            line.append(' ').append(name);
            told++;
        }
        return line.toString();
    }
}
