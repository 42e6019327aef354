package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation.LogSeen;
import dev.inquest.text.Shorten;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long programs say they took to start, where their logs tell (Spring Boot, Quarkus, WildFly, Tomcat and others). */
final class StartTimes {

    private static final Pattern STARTED = Pattern.compile(
            "(?i)\\bstart(?:ed|up)\\b.{0,120}? in \\[?(\\d{1,7}(?:\\.\\d{1,4})?)\\]? ?(s|secs?|seconds|ms|milliseconds)\\b");

    private static final EvidenceIndex.View<Map<Entity, Duration>> LONGEST = EvidenceIndex.view(seen -> {
        Map<Entity, Duration> longest = new HashMap<>();
        for (Cited<LogSeen> log : seen.logs()) {
            for (String line : log.what().lines()) {
                if (line.contains("tart")) {
                    Matcher started = STARTED.matcher(Shorten.to(1_000, line));
                    if (started.find()) {
                        longest.merge(log.what().pod(), time(started), (a, b) -> a.compareTo(b) > 0 ? a : b);
                    }
                }
            }
        }
        return longest;
    });

    private StartTimes() {}

    /** The longest start that a log of the pod tells of. */
    static Optional<Duration> longest(EvidenceIndex seen, Entity pod) {
        return Optional.ofNullable(seen.get(LONGEST).get(pod));
    }

    private static Duration time(Matcher started) {
        double n = Double.parseDouble(started.group(1));
        boolean millis = started.group(2).toLowerCase(Locale.ROOT).startsWith("m");
        return Duration.ofMillis((long) (millis ? n : n * 1000));
    }
}
