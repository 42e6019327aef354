package dev.inquest.model.llm.redaction;

import dev.inquest.model.llm.redaction.CredentialNames.Strength;
import java.util.regex.Pattern;

/**
 * The value after a name: from where to where, and whether it can be a credential.
 *
 * @param text what it stands in
 * @param start its first character, without a quote
 * @param end after its last, without a quote
 * @param prose whether it may be a word of a sentence: it has no quotes and stands in the middle of a line
 */
record CredentialValue(String text, int start, int end, boolean prose) {

    /** A quoted value that goes over more lines than this is no value. */
    private static final int MAX_QUOTED = 8_192;

    /** Writers of YAML fold lines that are about this long. */
    private static final int FOLDED_FROM = 60;

    private static final String ENDS_WORD = "\"'`,;&)]}<>|";

    /** Switches, small numbers, masks, structures, and what is only referred to. */
    private static final Pattern HARMLESS =
            Pattern.compile("(?i)true|false|yes|no|on|off|null|nil|none|empty|required|optional|disabled|enabled|unset"
                    + "|\\d{1,3}|[*x.•…-]+|\\[redacted].{0,2}|\\(withheld\\)|\\d+ (?:bytes|characters)"
                    + "|<(?:set to the|none|nil|unset|unknown|redacted|hidden|empty|no value).*"
                    + "|\\$[({][\\w.-]+[)}]?|(?-i:\\$[A-Z_][A-Z0-9_]*)|\\{.*|\\[.*|&\\w+|vault:.*");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(?:ms|[smhd])?");
    private static final Pattern PATH = Pattern.compile("\\.{0,2}(?:/[a-z0-9._-]++)++/?");
    private static final Pattern SPOKEN_WORD = Pattern.compile("[a-z]+[.:]?|[A-Z]?[a-z]+");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern LETTER = Pattern.compile("[A-Za-z]");
    private static final int SHORTEST_MAYBE = 8;

    /** The value of a key that begins its line: to the end of the line, or a block, or quoted. */
    static CredentialValue ofKey(String text, int lineStart, int at) {
        if (startsQuote(text, at)) {
            return quoted(text, at, true);
        }
        int end = lineEnd(text, at);
        if (end > at && (text.charAt(at) == '|' || text.charAt(at) == '>')) {
            return block(text, lineStart, end);
        }
        if (end > at && end - lineStart >= FOLDED_FROM) {
            end = deeper(text, lineStart, end);
        }
        return new CredentialValue(text, at, trimmed(text, at, end), false);
    }

    /** The value in the middle of a line: quoted, or one word, which is prose where sentences are written so. */
    static CredentialValue inLine(String text, int at, boolean prose) {
        if (startsQuote(text, at)) {
            return quoted(text, at, false);
        }
        int end = text.startsWith(Redaction.REDACTED, at) ? at + Redaction.REDACTED.length() : at;
        while (end < text.length() && !endsWord(text, end)) {
            end++;
        }
        return new CredentialValue(text, at, end, prose);
    }

    /** The value as the next argument; none when that is another option. */
    static CredentialValue argument(String text, int at) {
        if (at < text.length() && text.charAt(at) == '-') {
            return new CredentialValue(text, at, at, true);
        }
        return inLine(text, at, true);
    }

    boolean isCredential(Strength strength) {
        String value = text.substring(start, Math.max(start, Math.min(end, start + MAX_QUOTED)));
        if (value.isBlank()
                || HARMLESS.matcher(value).matches()
                || PATH.matcher(value).matches()) {
            return false;
        }
        return switch (strength) {
            case NONE -> false;
            case MAYBE ->
                value.length() >= SHORTEST_MAYBE
                        && DIGIT.matcher(value).find()
                        && LETTER.matcher(value).find();
            case SPOKEN ->
                !NUMBER.matcher(value).matches()
                        && !(prose && SPOKEN_WORD.matcher(value).matches());
            case SURE -> true;
        };
    }

    private static boolean startsQuote(String text, int at) {
        int i = at;
        while (i < text.length() && text.charAt(i) == '\\' && i - at < 16) {
            i++;
        }
        return i < text.length() && (text.charAt(i) == '"' || text.charAt(i) == '\'');
    }

    /** Up to the quote of the same depth of escaping; without one, to the end of the line. */
    private static CredentialValue quoted(String text, int at, boolean overLines) {
        int quote = at;
        while (text.charAt(quote) == '\\') {
            quote++;
        }
        char mark = text.charAt(quote);
        int depth = quote - at;
        int start = quote + 1;
        int limit = Math.min(text.length(), start + MAX_QUOTED);
        int escapes = 0;
        for (int i = start; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                escapes++;
                continue;
            }
            if (c == mark && (escapes <= depth || depth == 0 && escapes % 2 == 0)) {
                return new CredentialValue(text, start, i - escapes, false);
            }
            if (c == '\n' && !(isIndented(text, i + 1) && (overLines || escapes > 0))) {
                break;
            }
            escapes = 0;
        }
        int end = start;
        while (end < limit && text.charAt(end) != '\n') {
            end++;
        }
        return new CredentialValue(text, start, trimmed(text, start, end), false);
    }

    /** What goes on over a line's end is indented; the marks of a fence never are, so that no value goes over them. */
    private static boolean isIndented(String text, int lineStart) {
        return lineStart < text.length() && (text.charAt(lineStart) == ' ' || text.charAt(lineStart) == '\t');
    }

    /** The lines below that are indented deeper than the key's. */
    private static CredentialValue block(String text, int lineStart, int headEnd) {
        int end = deeper(text, lineStart, headEnd);
        int start = Math.min(headEnd + 1, end);
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        return new CredentialValue(text, start, end, false);
    }

    private static int deeper(String text, int lineStart, int lineEnd) {
        int indent = indent(text, lineStart);
        int end = lineEnd;
        while (end < text.length()) {
            int next = lineEnd(text, end + 1);
            if (next <= end + 1 || indent(text, end + 1) <= indent) {
                break;
            }
            end = next;
        }
        return end;
    }

    /** The column of the key: list marks count as indentation. */
    private static int indent(String text, int lineStart) {
        int i = lineStart;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '-' || text.charAt(i) == '\t')) {
            i++;
        }
        return i - lineStart;
    }

    private static int lineEnd(String text, int from) {
        if (from >= text.length()) {
            return text.length();
        }
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static int trimmed(String text, int start, int end) {
        int last = end;
        while (last > start && (Character.isWhitespace(text.charAt(last - 1)) || text.charAt(last - 1) == ',')) {
            last--;
        }
        return last;
    }

    private static boolean endsWord(String text, int at) {
        char c = text.charAt(at);
        if (Character.isWhitespace(c) || ENDS_WORD.indexOf(c) >= 0) {
            return true;
        }
        return c == '\\' && at + 1 < text.length() && "nrt\"'\\".indexOf(text.charAt(at + 1)) >= 0;
    }
}
