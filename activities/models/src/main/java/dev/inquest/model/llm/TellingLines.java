package dev.inquest.model.llm;

import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.observation.Tokens;
import dev.inquest.text.Shorten;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Of a long output the lines that speak of what was found: those that share most words with the findings. */
final class TellingLines {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^-.\\p{L}\\p{N}]+");
    private static final int MAX_LINE = 200;
    private static final int SHORTEST_WORD = 3;

    private final Set<String> words = new HashSet<>();

    TellingLines(List<Hypothesis> ranking, List<Finding> findings) {
        ranking.forEach(h -> remember(h.entity().name() + " " + h.why()));
        findings.forEach(f -> remember(f.entity().name() + " " + f.message()));
    }

    /** The text if it is short enough, else its first line and its most telling ones, in their order. */
    String of(String text, int maxTokens) {
        if (text.length() <= maxTokens * 8 && Tokens.count(text) <= maxTokens) {
            return text;
        }
        List<String> lines =
                text.lines().map(line -> Shorten.to(MAX_LINE, line)).toList();
        long[] worth = lines.stream().mapToLong(this::worth).toArray();
        BitSet chosen = new BitSet();
        int left = maxTokens;
        for (int i : IntStream.range(0, lines.size())
                .boxed()
                .sorted((a, b) -> a == 0 || b == 0 ? Integer.compare(a, b) : Long.compare(worth[b], worth[a]))
                .limit(maxTokens)
                .toList()) {
            int cost = Tokens.count(lines.get(i)) + 1;
            if (cost <= left) {
                chosen.set(i);
                left -= cost;
            }
        }
        return chosen.stream().mapToObj(lines::get).collect(Collectors.joining("\n"));
    }

    private void remember(String said) {
        for (String word : BETWEEN_WORDS.split(said)) {
            if (word.length() >= SHORTEST_WORD || !word.isEmpty() && Character.isDigit(word.charAt(0))) {
                words.add(word);
            }
        }
    }

    private long worth(String line) {
        return BETWEEN_WORDS
                .splitAsStream(line)
                .distinct()
                .filter(words::contains)
                .count();
    }
}
