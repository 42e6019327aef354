package dev.inquest.command.grammar;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.CommandRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Reads the words of one command into its annotated options, and checks the values that end in a request. */
public final class Arguments {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9._:]{0,251}[A-Za-z0-9])?");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern SELECTOR = Pattern.compile("[-A-Za-z0-9_./,=!() :]{1,500}");

    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,3})d)?(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");

    private Arguments() {}

    /**
     * Fills an object whose fields carry picocli annotations.
     *
     * @throws CommandRefusedException naming what was not understood and what would be accepted
     */
    public static <T> T read(T options, List<String> words, CommandCatalog.Entry entry) {
        CommandLine line = new CommandLine(options)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setOverwrittenOptionsAllowed(false)
                .setAbbreviatedOptionsAllowed(false);
        try {
            line.parseArgs(words.toArray(String[]::new));
            return options;
        } catch (CommandLine.ParameterException e) {
            throw new CommandRefusedException(reason(e) + "; accepted: " + entry.grammar());
        }
    }

    private static String reason(CommandLine.ParameterException e) {
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return "not understood: " + String.join(" ", unmatched.getUnmatched());
        }
        String message = e.getMessage();
        return message == null ? "not understood" : message;
    }

    /** The value as the name of an object. */
    public static String name(String value) {
        return matching(NAME, value, "a name");
    }

    /** The value as a namespace, or {@code default} when there is none. */
    public static String namespace(@Nullable String value) {
        return value == null ? "default" : matching(NAMESPACE, value, "a namespace");
    }

    /** The value as a label or field selector, without spaces around its parts; null stays null. */
    public static @Nullable String selector(@Nullable String value) {
        return value == null
                ? null
                : matching(SELECTOR, value.strip(), "a selector").replaceAll("\\s*,\\s*", ",");
    }

    /** The value as a duration of hours, minutes and seconds, as in {@code 1h30m}; also days, as in {@code 2d}. */
    public static @Nullable Duration duration(String option, @Nullable String value) {
        if (value == null) {
            return null;
        }
        Matcher parts = DURATION.matcher(value);
        if (value.isEmpty() || !parts.matches()) {
            throw new CommandRefusedException(option + " accepts a duration as in 10m, 1h30m or 45s but was " + value);
        }
        return Duration.ofDays(number(parts.group(1)))
                .plusHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)))
                .plusSeconds(number(parts.group(4)));
    }

    /** A duration as {@link #duration} reads it. */
    public static String text(Duration duration) {
        StringBuilder text = new StringBuilder();
        if (duration.toHours() > 0) {
            text.append(duration.toHours()).append('h');
        }
        if (duration.toMinutesPart() > 0) {
            text.append(duration.toMinutesPart()).append('m');
        }
        if (duration.toSecondsPart() > 0 || text.isEmpty()) {
            text.append(duration.toSecondsPart()).append('s');
        }
        return text.toString();
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static String matching(Pattern pattern, String value, String what) {
        if (!pattern.matcher(value).matches()) {
            throw new CommandRefusedException("'" + value + "' is not " + what);
        }
        return value;
    }

    /** The canonical line of words and options; an option without value adds nothing. */
    public static final class Line {

        private final List<String> words = new ArrayList<>();

        /** Starts with these words. */
        public Line(String... words) {
            this.words.addAll(List.of(words));
        }

        /** Adds a word. */
        public Line word(@Nullable String word) {
            if (word != null) {
                words.add(word);
            }
            return this;
        }

        /** Adds an option and its value, unless there is none. */
        public Line option(String option, @Nullable Object value) {
            if (value != null) {
                words.add(option);
                words.add(value.toString());
            }
            return this;
        }

        /** Adds an option without value when it is set. */
        public Line flag(String option, boolean set) {
            if (set) {
                words.add(option);
            }
            return this;
        }

        @Override
        public String toString() {
            return ShellWords.join(words);
        }
    }
}
