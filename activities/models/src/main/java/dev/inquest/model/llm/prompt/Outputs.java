package dev.inquest.model.llm.prompt;

import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.model.Situation;
import dev.inquest.model.llm.redaction.Redaction;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Excerpt;
import dev.inquest.observation.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Excerpts of command outputs, the most relevant: what hypotheses cite, then what findings cite, then the newest. */
final class Outputs {

    /** So that more than one piece has room. */
    private static final int MAX_EXCERPT = 250;

    /** What a fence and the number before it take. */
    private static final int AROUND = 36;

    /** Less is not worth its fence. */
    private static final int LEAST = 40;

    private final Situation situation;

    Outputs(Situation situation) {
        this.situation = situation;
    }

    /** Excerpts in at most so many tokens, fences included, in the order of their numbers. */
    String text(int maxTokens) {
        Map<Integer, String> shown = new TreeMap<>();
        int left = maxTokens;
        for (Evidence piece : byRelevance()) {
            int room = Math.min(MAX_EXCERPT, left - AROUND);
            if (room < LEAST) {
                break;
            }
            if (!piece.text().isBlank()) {
                String excerpt = Excerpt.of(Redaction.of(piece.text()), room);
                String fenced = "Output [" + piece.number() + "]:\n" + Fence.around(excerpt);
                left -= Tokens.count(fenced);
                shown.put(piece.number(), fenced);
            }
        }
        return String.join("", shown.values());
    }

    private List<Evidence> byRelevance() {
        Map<Integer, Evidence> byNumber = situation.evidence().stream()
                .collect(Collectors.toMap(Evidence::number, Function.identity(), (a, b) -> a));
        Set<Integer> order = Stream.of(
                        situation.assessed().hypotheses().stream().map(Hypothesis::evidence),
                        situation.assessed().findings().stream().map(Finding::evidence),
                        situation.evidence().reversed().stream().map(piece -> List.of(piece.number())))
                .flatMap(numbers -> numbers)
                .flatMap(List::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Evidence> ordered = new ArrayList<>();
        for (int number : order) {
            if (byNumber.containsKey(number)) {
                ordered.add(byNumber.get(number));
            }
        }
        return ordered;
    }
}
