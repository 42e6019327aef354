package dev.inquest.analysis.logs;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.PodView;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.LogSeen;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why a program that keeps exiting says it exits: the last things it said, of its previous run where that was looked at.
 * What speaks of a dependency is left to the calls; a stack trace that speaks of none is the program's own.
 */
public final class LastWords implements Analyzer {

    private static final int LAST = 60;
    private static final Map<String, Pattern> CODES = codes();
    private static final Pattern VOLUME = Pattern.compile(
            "(?i)(permission denied|EACCES|read-only file system|EROFS|not writable|AccessDeniedException: /)");

    private static Map<String, Pattern> codes() {
        Map<String, Pattern> codes = new LinkedHashMap<>();
        codes.put("image.platform-mismatch", Pattern.compile("(?i)exec format error|cannot execute binary file"));
        codes.put(
                "pod.heap-exhausted",
                Pattern.compile(
                        "java\\.lang\\.OutOfMemoryError|JavaScript heap out of memory|System\\.OutOfMemoryException"
                                + "|runtime: out of memory|^MemoryError|std::bad_alloc"));
        codes.put(
                "pod.not-permitted",
                Pattern.compile(
                        "(?i)(bind|listen).{0,80}permission denied|\\(13: permission denied\\)|operation not permitted"
                                + "|must be run as root|cannot run as root|setuid|chown.{0,80}not permitted"));
        codes.put(
                "pod.command-unknown",
                Pattern.compile(
                        "(?i)executable file not found|: (command )?not found$|can't open file|cannot find module '/"
                                + "|unable to access jarfile|could not find or load main class|no such file or directory.{0,20}(exec|entrypoint)"
                                + "|exec: .{1,200}(not found|no such file)|main manifest attribute"));
        codes.put(
                "pod.configuration-rejected",
                Pattern.compile(
                        "(?i)could not resolve placeholder|failed to bind properties|APPLICATION FAILED TO START|invalid configuration"
                                + "|(unknown|unrecognized|invalid|bad) (flag|option|argument|directive|variable|config\\w*|parameter|setting|key)"
                                + "|flag provided but not defined|unrecognized arguments|\\[emerg\\]|FATAL CONFIG FILE ERROR"
                                + "|(parse|parsing|load|loading|read|reading|decod\\w+|unmarshal\\w*) .{0,60}(config|yaml|properties|\\.conf\\b|toml)"
                                + "|configuration (file )?.{0,80}(contains errors|is invalid|not found|error)|yaml: |ConfigurationException|ConfigException"
                                + "|(env\\w*|variable|setting|property|option|parameter) .{0,80}(is not set|not set|is required|must be set|missing|undefined|is empty)"
                                + "|(missing|required|undefined) .{0,30}(env\\w*|variable|setting|property|option|parameter|config\\w*)|KeyError: '[A-Z_]{3,}'"
                                + "|must be (a|an|one of|set|specified|between|greater|less)\\b|NumberFormatException|invalid (port|url|address|dsn|value)"
                                + "|database is uninitialized and .{0,40}password option is not specified"));
        return codes;
    }

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Map<Entity, Cited<LogSeen>> logs = new LinkedHashMap<>();
        for (Cited<LogSeen> log : seen.logs()) {
            if (!log.what().container().startsWith("istio-")
                    && !log.what().lines().isEmpty()) {
                logs.merge(log.what().pod(), log, (a, b) -> a.what().previous() ? a : b);
            }
        }
        List<Finding> found = new ArrayList<>();
        logs.forEach(
                (pod, log) -> PodView.of(seen, pod).filter(LastWords::exits).ifPresent(p -> judge(seen, p, log)
                        .ifPresent(found::add)));
        return found;
    }

    /** Crash-looping, or ended with an error and not for want of memory. */
    private static boolean exits(PodView pod) {
        boolean looping = pod.status().contains("CrashLoop") || pod.status().endsWith("Error");
        return !pod.finished()
                && (looping || (pod.restarts() > 1 && !pod.healthy()))
                && !pod.status().contains("OOM");
    }

    private static Optional<Finding> judge(EvidenceIndex seen, PodView pod, Cited<LogSeen> log) {
        List<LogUnits.Unit> all = LogUnits.of(log);
        List<LogUnits.Unit> last =
                all.subList(Math.max(0, all.size() - LAST), all.size()).reversed();
        for (LogUnits.Unit unit : last) {
            Optional<String> code = code(pod, unit);
            if (code.isPresent()) {
                return Optional.of(finding(code.get(), pod, unit, log));
            }
        }
        boolean byDependency = last.stream().anyMatch(u -> u.failure().isPresent());
        return last.stream()
                .filter(u -> u.trace() && !byDependency)
                .findFirst()
                .map(u -> finding("pod.unhandled-error", pod, u, log));
    }

    private static Optional<String> code(PodView pod, LogUnits.Unit unit) {
        if (unit.failure().filter(k -> k != Call.Kind.ANSWERED_ERROR).isPresent()) {
            return Optional.empty();
        }
        if (VOLUME.matcher(unit.text()).find() && mounts(pod).anyMatch(unit.text()::contains)) {
            return Optional.of("pod.no-permission-on-volume");
        }
        return CODES.entrySet().stream()
                .filter(c -> c.getValue().matcher(unit.text()).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Where volumes are mounted, but those that Kubernetes mounts for every pod. */
    private static Stream<String> mounts(PodView pod) {
        return Stream.concat(
                        Fields.list(pod.object(), "spec", "containers").stream(),
                        Fields.list(pod.object(), "spec", "initContainers").stream())
                .flatMap(c -> Fields.list(c, "volumeMounts").stream())
                .map(m -> Fields.text(m, "mountPath"))
                .filter(p -> p.length() > 1 && !p.startsWith("/var/run/secrets"));
    }

    private static Finding finding(String code, PodView pod, LogUnits.Unit unit, Cited<LogSeen> log) {
        return Findings.error(
                code,
                pod.entity(),
                pod.entity().name() + " exits after saying: " + Shorten.to(260, unit.text()),
                Findings.together(List.of(log.evidence()), pod.evidence()));
    }
}
