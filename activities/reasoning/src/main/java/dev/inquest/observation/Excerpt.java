package dev.inquest.observation;

import dev.inquest.text.Shorten;
import dev.inquest.text.Stems;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the roles read of an output: all of it when it is short, else at most {@value #MAX_TOKENS} tokens of it. Of a
 * long output these lines are kept, as far as they fit, in the output's own order, and what lies between is counted:
 *
 * <ol>
 *   <li>the first line, which names the columns of a table;
 *   <li>the decisive lines: those with a word of trouble, each kind once (lines that differ in numbers and ids alone
 *       are of one kind);
 *   <li>the last lines, where logs and events say how it went on;
 *   <li>the first lines.
 * </ol>
 *
 * Lines are cut after {@value #MAX_LINE} characters. The same text always gives the same excerpt.
 */
public final class Excerpt {

    /** The most tokens an excerpt has. */
    public static final int MAX_TOKENS = 600;

    /** The longest line of an excerpt that left something out, in characters. */
    static final int MAX_LINE = 240;

    /** No token of ordinary text is longer on average: beyond this the text need not be tokenized to know it is long. */
    private static final int LONGEST_TOKEN = 20;

    private static final int TAIL_LINES = 10;

    /** A marker such as {@code … 1234 lines left out} with its line ends. */
    private static final int MARKER_TOKENS = 9;

    private static final Pattern TROUBLE = Pattern.compile(
            "error|fail|fatal|panic|exception|warn|crash|back-?off|oom|kill|evict|unhealthy|not ?ready|not ?found"
                    + "|pending|refused|denied|forbidden|unauthorized|unreachable|unavailable|unschedulable|time[d -]?out"
                    + "|deadline|invalid|mismatch|missing|no such|no healthy|none>|exceeded|insufficient|\\b0/[1-9]"
                    + "|\\b50[0-4]\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Stems STEMS = Stems.of(
            "error",
            "fail",
            "fatal",
            "panic",
            "exception",
            "warn",
            "crash",
            "back",
            "oom",
            "kill",
            "evict",
            "unhealthy",
            "not",
            "pending",
            "refused",
            "denied",
            "forbidden",
            "unauthorized",
            "unreachable",
            "unavailable",
            "unschedulable",
            "time",
            "deadline",
            "invalid",
            "mismatch",
            "missing",
            "no such",
            "no healthy",
            "none>",
            "exceeded",
            "insufficient",
            "0/",
            "50");

    private static final Pattern VARIABLE = Pattern.compile("[0-9a-f]*[0-9][0-9a-f]*");

    private Excerpt() {}

    /** The excerpt of the text. */
    public static String of(String text) {
        return of(text, MAX_TOKENS);
    }

    /** The excerpt of at most so many tokens, no more than {@value #MAX_TOKENS}. */
    public static String of(String text, int maxTokens) {
        if (text.length() <= LONGEST_TOKEN * maxTokens && Tokens.count(text) <= maxTokens) {
            return text;
        }
        List<String> lines =
                text.lines().map(line -> Shorten.to(MAX_LINE, line)).toList();
        return Tokens.cut(render(lines, choose(lines, maxTokens)), maxTokens);
    }

    private static BitSet choose(List<String> lines, int maxTokens) {
        BitSet chosen = new BitSet(lines.size());
        int left = maxTokens;
        for (int line : byImportance(lines)) {
            int cost = chosen.get(line) ? 0 : Tokens.count(lines.get(line)) + 1 + MARKER_TOKENS;
            if (cost <= left) {
                chosen.set(line);
                left -= cost;
            }
            if (left <= MARKER_TOKENS) {
                break;
            }
        }
        return chosen;
    }

    private static List<Integer> byImportance(List<String> lines) {
        List<Integer> order = new ArrayList<>();
        if (!lines.isEmpty()) {
            order.add(0);
        }
        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < lines.size() && kinds.size() < MAX_TOKENS; i++) {
            String line = lines.get(i);
            if (STEMS.in(line)
                    && TROUBLE.matcher(line).find()
                    && kinds.add(VARIABLE.matcher(line).replaceAll("#"))) {
                order.add(i);
            }
        }
        for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - TAIL_LINES); i--) {
            order.add(i);
        }
        for (int i = 0; i < Math.min(lines.size(), MAX_TOKENS); i++) {
            order.add(i);
        }
        return order;
    }

    private static String render(List<String> lines, BitSet chosen) {
        StringBuilder excerpt = new StringBuilder();
        int next = 0;
        for (int line = chosen.nextSetBit(0); line >= 0; line = chosen.nextSetBit(line + 1)) {
            leftOut(excerpt, line - next);
            excerpt.append(lines.get(line)).append('\n');
            next = line + 1;
        }
        leftOut(excerpt, lines.size() - next);
        return excerpt.toString();
    }

    private static void leftOut(StringBuilder excerpt, int lines) {
        if (lines > 0) {
            excerpt.append("… ").append(lines).append(" lines left out\n");
        }
    }
}
