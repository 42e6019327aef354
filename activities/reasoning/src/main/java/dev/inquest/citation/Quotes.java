package dev.inquest.citation;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The text of a piece of evidence, to be quoted from: white space does not count, everything else does, numbers to the digit. */
final class Quotes {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** A phrase of this many words and characters is nothing that stands in a text by chance. */
    private static final int FEW_WORDS = 3;

    private static final int FEW_CHARACTERS = 12;

    /** How people call what is told in sentences. */
    private static final Set<String> PROSE =
            Set.of("log", "logs", "line", "message", "output", "text", "pattern", "why", "change", "event", "error");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Words of one heading. */
    private static final int MOST_WORDS = 4;

    private final String text;
    private final List<String> lines;

    Quotes(String text) {
        this.text = normal(text);
        this.lines = text.lines().map(Quotes::normal).toList();
    }

    boolean has(String value) {
        return stands(text, value);
    }

    /** On one line with the entity's name, and under that field unless the value speaks for itself. */
    boolean besides(String name, String field, String value) {
        return lines.stream()
                .anyMatch(line ->
                        names(line, name) && stands(line, value) && (speaksForItself(value) || has(line, field)));
    }

    /** On a line of the field, or anywhere when it speaks for itself. */
    boolean under(String field, String value) {
        if (speaksForItself(value)) {
            return has(value);
        }
        return lines.stream().anyMatch(line -> stands(line, value) && has(line, field));
    }

    /** Whether the line has the field's last key as a word, or as words side by side: {@code Restart Count}. */
    private static boolean has(String line, String field) {
        String key = lastKey(field);
        List<String> words = BETWEEN_WORDS
                .splitAsStream(line)
                .map(KindWords::letters)
                .filter(word -> !word.isEmpty())
                .toList();
        return !key.isEmpty()
                && IntStream.range(0, words.size()).anyMatch(i -> IntStream.rangeClosed(
                                1, Math.min(MOST_WORDS, words.size() - i))
                        .anyMatch(n -> String.join("", words.subList(i, i + n)).equals(key)));
    }

    /** A phrase long enough to be no coincidence, which needs no field to say what it means. */
    static boolean speaksForItself(String value) {
        String normal = normal(value);
        return normal.length() >= FEW_CHARACTERS && normal.split(" ").length >= FEW_WORDS;
    }

    /** Whether the value stands in the text as a whole: neither within a longer word nor within a longer number. */
    static boolean stands(String text, String value) {
        String within = normal(text);
        String wanted = normal(value);
        if (wanted.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return false;
        }
        for (int at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            if (!joins(within, at - 1, at, -1) && !joins(within, end, end - 1, 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text names an object so: not as a part of a longer name. */
    static boolean names(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at == 0 || !isOfName(text.charAt(at - 1));
            boolean ends = end == text.length()
                    || !isOfName(text.charAt(end))
                    || text.charAt(end) == '.' && (end + 1 == text.length() || !isOfName(text.charAt(end + 1)));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    /** Whether the field claimed is the one shown: its keys in their order among those shown, however they are written. */
    static boolean sameField(String shown, String claimed) {
        String last = lastKey(claimed);
        if (last.isEmpty()) {
            return false;
        }
        if (PROSE.contains(shown) && PROSE.contains(last)) {
            return true;
        }
        Iterator<String> keys = keys(shown).iterator();
        return keys(claimed).stream().allMatch(key -> reaches(keys, key))
                || KindWords.letters(shown).equals(KindWords.letters(claimed));
    }

    /** Whether the field shown ends like the one claimed. */
    static boolean sameLastKey(String shown, String claimed) {
        return lastKey(shown).equals(lastKey(claimed));
    }

    /** Whether the field claimed is a path of keys and no single one. */
    static boolean isPath(String claimed) {
        return keys(claimed).size() > 1;
    }

    private static boolean reaches(Iterator<String> keys, String key) {
        while (keys.hasNext()) {
            if (keys.next().equals(key)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> keys(String field) {
        return Arrays.stream(field.replaceAll("\\[[^\\]]*]", "").split("\\."))
                .map(KindWords::letters)
                .filter(key -> !key.isEmpty())
                .toList();
    }

    private static String lastKey(String field) {
        List<String> keys = keys(field);
        return keys.isEmpty() ? "" : keys.getLast();
    }

    /** Whether the character beside goes on with the word or number that begins or ends here. */
    private static boolean joins(String text, int beside, int edge, int outward) {
        if (beside < 0 || beside >= text.length()) {
            return false;
        }
        char next = text.charAt(beside);
        char own = text.charAt(edge);
        if (Character.isLetterOrDigit(next) && Character.isLetterOrDigit(own)) {
            // "100m" begins with a number and is none of 100: a unit belongs to it.
            return true;
        }
        if (!Character.isDigit(own)) {
            return false;
        }
        int further = beside + outward;
        boolean goesOn = further >= 0 && further < text.length() && Character.isDigit(text.charAt(further));
        return next == '-' || next == '%' || (next == '.' || next == ',' || next == '/') && goesOn;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_';
    }

    static String normal(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}
