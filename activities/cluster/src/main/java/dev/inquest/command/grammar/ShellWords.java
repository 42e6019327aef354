package dev.inquest.command.grammar;

import dev.inquest.command.CommandRefusedException;
import dev.inquest.text.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Splits a line into words as a POSIX shell does, quotes and backslashes included, and refuses everything that a shell
 * would act upon: nothing here ever reaches a shell, so a line that needs one is not understood.
 */
public final class ShellWords {

    /** Longer lines are refused; no command of the catalogue comes near. */
    static final int MAX_LINE = 2_000;

    private static final String ACTIVE = "|&;<>()`$*?#{}~!";

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    private ShellWords(String line) {
        this.line = line;
    }

    /**
     * The words of the line.
     *
     * @throws CommandRefusedException for an open quote, a character that a shell acts upon or a reader cannot see, or a line too long
     */
    public static List<String> split(String line) {
        if (line.length() > MAX_LINE) {
            throw new CommandRefusedException("a command has at most " + MAX_LINE + " characters");
        }
        if (!Plain.text(line).equals(line)) {
            throw new CommandRefusedException(
                    "a command is one line without control characters and without letters that a reader cannot see");
        }
        return new ShellWords(line.strip()).split();
    }

    /** The words as a line that {@link #split} reads back to the same words. */
    public static String join(List<String> words) {
        return words.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
    }

    private static String quote(String word) {
        boolean plain = !word.isEmpty()
                && word.chars()
                        .noneMatch(c -> Character.isWhitespace(c)
                                || ACTIVE.indexOf(c) >= 0
                                || c == '\''
                                || c == '"'
                                || c == '\\');
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private List<String> split() {
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '\'') {
                at = single(at + 1);
            } else if (c == '"') {
                at = doubled(at + 1);
            } else {
                at = bare(at, c);
            }
        }
        endWord();
        return words;
    }

    private int bare(int at, char c) {
        if (c == '\\') {
            if (at + 1 >= line.length()) {
                throw new CommandRefusedException("the line ends in a backslash");
            }
            append(line.charAt(at + 1));
            return at + 2;
        }
        if (c == ' ' || c == '\t') {
            endWord();
            return at + 1;
        }
        if (Character.isISOControl(c)) {
            throw new CommandRefusedException("a command is one line without control characters");
        }
        if (isActive(c)) {
            throw new CommandRefusedException("'" + c
                    + "' is shell syntax: one command at a time, no pipes, redirections, substitutions or patterns;"
                    + " quote it if it is meant literally");
        }
        append(c);
        return at + 1;
    }

    private boolean isActive(char c) {
        boolean onlyAtWordStart = c == '#' || c == '~';
        boolean harmlessInside = c == '!';
        return ACTIVE.indexOf(c) >= 0 && !harmlessInside && !(onlyAtWordStart && inWord);
    }

    private int single(int start) {
        int end = line.indexOf('\'', start);
        if (end < 0) {
            throw new CommandRefusedException("a quote is not closed");
        }
        inWord = true;
        line.substring(start, end).chars().forEach(c -> append((char) c));
        return end + 1;
    }

    private int doubled(int start) {
        inWord = true;
        for (int at = start; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            if (c == '$' || c == '`') {
                throw new CommandRefusedException("nothing is substituted in a command: '" + c + "' in double quotes");
            }
            if (c == '\\' && at + 1 < line.length() && "\\\"".indexOf(line.charAt(at + 1)) >= 0) {
                at++;
                c = line.charAt(at);
            }
            append(c);
        }
        throw new CommandRefusedException("a quote is not closed");
    }

    private void append(char c) {
        if (Character.isISOControl(c)) {
            throw new CommandRefusedException("a command is one line without control characters");
        }
        inWord = true;
        word.append(c);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
