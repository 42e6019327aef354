package dev.inquest.recording;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A recorded log. The kubelet knows when each line was written. Where the log was recorded with {@code --timestamps} its
 * stamps are known too: they are taken off and put back when asked for. Otherwise the first zoned time that a line holds
 * stands for it (times without a zone are not comparable); a line without one was written when the line before was. In a
 * log without any time, {@code since} selects everything and {@code timestamps} adds nothing: nothing is invented.
 */
final class LogText {
    /** The kubelet always prints nine decimals, then one space. */
    private static final Pattern STAMPED = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}(?:Z|[+-]\\d\\d:\\d\\d))(?: (.*))?", Pattern.DOTALL);

    private static final Pattern ZONED_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

    private record Line(String text, @Nullable Instant time, String stamp) {}

    private final List<Line> lines;

    private LogText(List<Line> lines) {
        this.lines = lines;
    }

    static LogText parse(String text) {
        List<String> raw = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        if (raw.getLast().isEmpty()) {
            raw.removeLast();
        }
        boolean stamped = !raw.isEmpty()
                && raw.stream().allMatch(line -> STAMPED.matcher(line).matches());
        return new LogText(stamped ? raw.stream().map(LogText::stamped).toList() : timed(raw));
    }

    byte[] select(RecordedLogOptions options) {
        List<Line> selected = lines.stream()
                .filter(line -> options.since().isEmpty()
                        || line.time() == null
                        || !line.time().isBefore(options.since().get()))
                .toList();
        long skip = options.tailLines()
                .map(tail -> Math.max(0, selected.size() - tail))
                .orElse(0L);
        StringBuilder text = new StringBuilder();
        selected.stream().skip(skip).forEach(line -> {
            if (options.timestamps() && !line.stamp().isEmpty()) {
                text.append(line.stamp()).append(' ');
            }
            text.append(line.text()).append('\n');
        });
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return options.limitBytes()
                .filter(limit -> limit < bytes.length)
                .map(limit -> Arrays.copyOf(bytes, limit.intValue()))
                .orElse(bytes);
    }

    private static Line stamped(String raw) {
        Matcher matcher = STAMPED.matcher(raw);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not stamped by a kubelet: " + raw);
        }
        String stamp = matcher.group(1);
        return new Line(
                Optional.ofNullable(matcher.group(2)).orElse(""), time(stamp).orElse(null), stamp);
    }

    private static List<Line> timed(List<String> raw) {
        List<Line> lines = new ArrayList<>(raw.size());
        Optional<Instant> last =
                raw.stream().flatMap(line -> timeIn(line).stream()).findFirst();
        for (String line : raw) {
            Optional<Instant> own = timeIn(line);
            last = own.isPresent() ? own : last;
            lines.add(new Line(line, last.orElse(null), last.map(STAMP::format).orElse("")));
        }
        return lines;
    }

    private static Optional<Instant> timeIn(String line) {
        Matcher matcher = ZONED_TIME.matcher(line);
        return matcher.find() ? time(matcher.group()) : Optional.empty();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
