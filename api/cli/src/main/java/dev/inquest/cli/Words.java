package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.text.Counted;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Values in the words people read. */
final class Words {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Words() {}

    /** A confidence between 0 and 1 as an engineer would say it, with the number. */
    static String confidence(double value) {
        String word;
        if (value >= 0.9) {
            word = "almost certain";
        } else if (value >= 0.75) {
            word = "confident";
        } else if (value >= 0.5) {
            word = "likely";
        } else if (value >= 0.3) {
            word = "possible";
        } else {
            word = "a guess";
        }
        return String.format(Locale.ROOT, "%s (%.2f)", word, value);
    }

    /** An instant in the viewer's zone, with UTC; an empty text for none. */
    static String time(JsonNode instant, ZoneId zone) {
        if (!instant.isTextual()) {
            return "";
        }
        try {
            Instant at = Instant.parse(instant.asText());
            String utc = CLOCK.format(at.atZone(ZoneOffset.UTC)) + " UTC";
            return zone.getRules().getOffset(at).equals(ZoneOffset.UTC)
                    ? TIME.format(at.atZone(ZoneOffset.UTC)) + " UTC"
                    : TIME.format(at.atZone(zone)) + " (" + utc + ")";
        } catch (DateTimeParseException e) {
            return instant.asText();
        }
    }

    /** {@code 850 ms}, {@code 12 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
    static String duration(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return Math.max(0, duration.toMillis()) + " ms";
        }
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return duration.toSeconds() + " s";
        }
        if (duration.compareTo(Duration.ofHours(1)) < 0) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }

    /** How long an incident took, from acceptance to its end; until now while it is open. */
    static Duration elapsed(JsonNode incident) {
        if (!incident.path("acceptedAt").isTextual()) {
            return Duration.ZERO;
        }
        Instant begun = Instant.parse(incident.path("acceptedAt").asText());
        JsonNode closed = incident.path("closedAt");
        return Duration.between(begun, closed.isTextual() ? Instant.parse(closed.asText()) : Instant.now());
    }

    /** {@code 1 look}, {@code 3 looks}. */
    static String count(long number, String noun) {
        return Counted.of(number, noun);
    }

    /** The texts of an array; none when it is absent. */
    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Breaks a text into lines of at most this many characters, at spaces. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
