package dev.inquest.analysis.logs;

import dev.inquest.analysis.Cited;
import dev.inquest.observation.Observation.LogSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a log says, thing by thing: a line, or a stack trace with its causes taken as one. Frames are left out, messages
 * kept, so that the peer named in the first line and the reason named in the last cause stand in one text.
 */
final class LogUnits {

    /** One thing that a log says; what it means is found out when first asked for, and kept. */
    static final class Unit {

        private final String text;
        private final List<String> lines;
        private final boolean trace;
        private @Nullable Optional<AccessLine> access;
        private @Nullable Optional<Call.Kind> failure;
        private @Nullable Boolean complaint;
        private @Nullable Boolean outOfSpace;

        Unit(String text, List<String> lines, boolean trace) {
            this.text = text;
            this.lines = lines;
            this.trace = trace;
        }

        /** The messages, joined; at most {@link LogUnits#WIDTH} characters. */
        String text() {
            return text;
        }

        /** The lines that are messages, each cut to the same width. */
        List<String> lines() {
            return lines;
        }

        /** Whether it is a stack trace or a panic. */
        boolean trace() {
            return trace;
        }

        /** What it says as a line of an access log, if it is one. */
        Optional<AccessLine> access() {
            Optional<AccessLine> known = access;
            if (known == null) {
                known = AccessLine.of(text);
                access = known;
            }
            return known;
        }

        /** How a dependency failed, if it says so. */
        Optional<Call.Kind> failure() {
            Optional<Call.Kind> known = failure;
            if (known == null) {
                known = ErrorLine.kind(text);
                failure = known;
            }
            return known;
        }

        /** Whether it complains of something. */
        boolean complains() {
            Boolean known = complaint;
            if (known == null) {
                known = RepeatedErrors.isComplaint(text);
                complaint = known;
            }
            return known;
        }

        /** Whether it says that no space is left. */
        boolean isOutOfSpace() {
            Boolean known = outOfSpace;
            if (known == null) {
                known = FullVolumes.isOutOfSpace(text);
                outOfSpace = known;
            }
            return known;
        }
    }

    /** Lines before the last so many are not read: the last ones tell what is so now. */
    static final int LINES = 2_000;

    /** Characters of a unit past this are not read. */
    static final int WIDTH = 2_000;

    /** What kubectl puts before each line with {@code --timestamps}. */
    private static final Pattern STAMP = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,26}(Z|[+-]\\d\\d:?\\d\\d) ");

    private static final Pattern FRAME = Pattern.compile(
            "^\\s*(at [\\w.$<>/@-]{1,200}[ (\\[].*|at .{1,200}:\\d+:\\d+\\)?|\\.\\.\\. \\d+ (common frames|more).*|File \".{1,300}\", line \\d+.*"
                    + "|/\\S{1,300}\\.go:\\d+.*|--- End of .*|goroutine \\d+ \\[.*)$");
    private static final Pattern CAUSE =
            Pattern.compile("^\\s*(Caused by:|Suppressed:|Wrapped by:|--->|\\[cause\\]).*");
    private static final Pattern PANIC =
            Pattern.compile("^(panic:|fatal error:|Traceback \\(most recent call last\\)|Unhandled exception).*");

    private final List<Unit> units = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private int width;
    private boolean trace;
    private boolean inPython;
    private boolean inGo;

    private LogUnits() {}

    /** The units of a log that was seen, read once. */
    static List<Unit> of(Cited<LogSeen> log) {
        return LogReading.of(log.what()).units();
    }

    /** The units of the last lines, in order. */
    static List<Unit> of(List<String> lines) {
        LogUnits reading = new LogUnits();
        int from = Math.max(0, lines.size() - LINES);
        for (String line : lines.subList(from, lines.size())) {
            String own = STAMP.matcher(line.length() > WIDTH ? line.substring(0, WIDTH) : line)
                    .replaceFirst("");
            reading.read(own);
        }
        reading.close();
        return reading.units;
    }

    private void read(String line) {
        if (line.isBlank()) {
            inGo &= !open.isEmpty();
            return;
        }
        boolean indented = Character.isWhitespace(line.charAt(0));
        if (FRAME.matcher(line).matches()) {
            trace = true;
            inGo |= line.startsWith("goroutine ");
            return;
        }
        if (CAUSE.matcher(line).matches()) {
            trace = true;
            add(line);
        } else if (inPython) {
            if (!indented) {
                add(line);
                inPython = false;
            }
        } else if (indented && !open.isEmpty()) {
            add(line);
        } else if (inGo && line.matches("[\\w./*()-]{1,200}\\(.{0,300}\\).{0,60}|created by .*|exit status \\d+")) {
            trace = true;
        } else {
            start(line);
        }
    }

    private void start(String line) {
        boolean resumed = line.startsWith("During handling of") || line.startsWith("The above exception");
        if (!resumed && !(line.startsWith("Traceback") && trace)) {
            close();
        }
        add(line);
        if (PANIC.matcher(line).matches()) {
            trace = true;
            inPython = line.startsWith("Traceback");
            inGo = line.startsWith("panic:") || line.startsWith("fatal error:");
        }
    }

    private void add(String line) {
        if (width < WIDTH) {
            open.add(line.strip());
            width += line.length();
        }
    }

    private void close() {
        if (!open.isEmpty()) {
            String text = open.size() == 1 ? open.get(0) : String.join(" \u21b5 ", open);
            units.add(new Unit(text.length() > WIDTH ? text.substring(0, WIDTH) : text, List.copyOf(open), trace));
        }
        open.clear();
        width = 0;
        trace = false;
        inPython = false;
        inGo = false;
    }
}
