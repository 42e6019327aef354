package dev.inquest.capsule.learning;

import dev.inquest.capsule.ProcedureStep;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a skill after what decided and what it looked like: the things the procedure looks at, and the symptom, as in
 * "Check service endpoints when connections are refused".
 */
public final class SkillName {

    /** A name is read at a glance: more things than this are not listed. */
    private static final int MAX_THINGS = 3;

    private static final Pattern HTTP = Pattern.compile("http-(\\d{3}|\\dxx)");

    private static final Map<String, String> VIEWS = Map.ofEntries(
            Map.entry("logs", "logs"),
            Map.entry("events", "events"),
            Map.entry("istioctl analyze", "mesh configuration"),
            Map.entry("istioctl proxy-status", "proxy synchronisation"),
            Map.entry("inquest changes", "recent changes"),
            Map.entry("inquest topology", "who calls whom"),
            Map.entry("promql", "metrics"));

    private static final Map<String, String> SYMPTOMS = Map.ofEntries(
            Map.entry("latency", "calls are slow"),
            Map.entry("slow", "calls are slow"),
            Map.entry("timeout", "calls time out"),
            Map.entry("connection-refused", "connections are refused"),
            Map.entry("connection-reset", "connections are reset"),
            Map.entry("dns", "names do not resolve"),
            Map.entry("pending", "pods stay pending"),
            Map.entry("crash-loop", "pods keep crashing"),
            Map.entry("crash", "pods crash"),
            Map.entry("restarts", "pods restart"),
            Map.entry("not-ready", "pods are not ready"),
            Map.entry("errors", "errors rise"),
            Map.entry("unavailable", "it is unavailable"));

    private SkillName() {}

    /** A name from the deciding steps, the symptom codes and, without any symptom, the finding codes. */
    public static String of(List<ProcedureStep> decisive, Collection<String> symptoms, Collection<String> findings) {
        List<String> things = decisive.stream()
                .flatMap(step -> LearnedLook.of(step.template()).topics().stream())
                .map(SkillName::thing)
                .distinct()
                .toList();
        // What was looked at last is what decided: the steps before it only led there.
        List<String> deciding = things.subList(Math.max(0, things.size() - MAX_THINGS), things.size());
        return check(deciding) + occasion(symptoms, findings);
    }

    private static String check(List<String> things) {
        return switch (things.size()) {
            case 0 -> "Look closer";
            case 1 -> "Check " + things.getFirst();
            case 2 -> "Compare " + things.getFirst() + " with " + things.getLast();
            default -> "Check " + String.join(", ", things.subList(0, things.size() - 1)) + " and " + things.getLast();
        };
    }

    private static String occasion(Collection<String> symptoms, Collection<String> findings) {
        if (!symptoms.isEmpty()) {
            // A status code says more than a general complaint.
            return " when "
                    + symptom(symptoms.stream()
                            .min(Comparator.comparing((String s) -> !s.contains("http-"))
                                    .thenComparing(Comparator.naturalOrder()))
                            .orElseThrow());
        }
        return findings.stream()
                .sorted()
                .findFirst()
                .map(code -> " after seeing " + words(code))
                .orElse("");
    }

    private static String thing(String topic) {
        String view = VIEWS.get(topic);
        if (view != null) {
            return view;
        }
        int space = topic.indexOf(' ');
        if (space < 0) {
            return Kinds.phrase(topic);
        }
        String verb = topic.substring(0, space);
        String rest = topic.substring(space + 1);
        return switch (verb) {
            case "proxy-config" -> "proxy " + Kinds.phrase(rest);
            case "top" -> "resource usage of " + Kinds.phrase(rest);
            default -> words(rest);
        };
    }

    private static String symptom(String code) {
        String bare = code.startsWith("symptom.") ? code.substring("symptom.".length()) : code;
        Matcher http = HTTP.matcher(bare);
        if (http.matches()) {
            return "calls fail with " + http.group(1);
        }
        return SYMPTOMS.getOrDefault(bare, "there is " + words(bare));
    }

    private static String words(String code) {
        return code.replace('.', ' ').replace('-', ' ');
    }
}
