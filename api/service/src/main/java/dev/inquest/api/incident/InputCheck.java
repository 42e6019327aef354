package dev.inquest.api.incident;

import dev.inquest.api.problem.Problem;
import dev.inquest.api.problem.ProblemType;
import dev.inquest.incident.Alert;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks fields and collects what is wrong, so that one answer names everything there is to change. */
final class InputCheck {

    /** A DNS label as in RFC 1123: what Kubernetes allows as the name of a namespace. */
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** A source becomes part of a workflow id. */
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private static final int MAX_ALERTS = 200;

    private final Map<String, String> refused = new TreeMap<>();

    void refuse(String field, String why) {
        refused.putIfAbsent(field, why);
    }

    String source(String field, String value) {
        if (!SOURCE.matcher(value).matches()) {
            refuse(field, "may have lower-case letters, digits, '.', '_' and '-', at most 63");
        }
        return value;
    }

    String required(String field, int max, @Nullable String value, String hint) {
        if (value == null) {
            refuse(field, "must not be empty: " + hint);
            return "";
        }
        if (value.length() > max) {
            refuse(field, "may have at most " + max + " characters but has " + value.length());
        }
        return value;
    }

    @Nullable
    String namespace(String field, @Nullable String value) {
        if (value != null && !DNS_LABEL.matcher(value).matches()) {
            refuse(
                    field,
                    "must be a Kubernetes namespace name (RFC 1123 label: lower-case letters, digits and '-', at most 63)");
        }
        return value;
    }

    void alerts(List<Alert> alerts) {
        if (alerts.size() > MAX_ALERTS) {
            refuse("alerts", "may be at most " + MAX_ALERTS + " but are " + alerts.size());
        }
        for (int i = 0; i < alerts.size(); i++) {
            if (alerts.get(i).labels().isEmpty()) {
                refuse("alerts[" + i + "].labels", "must not be empty: labels say which alert it is");
            }
        }
    }

    /** @throws dev.inquest.api.problem.ProblemException when anything was refused */
    void throwProblems() {
        if (refused.isEmpty()) {
            return;
        }
        String detail = refused.entrySet().stream()
                .map(e -> "'" + e.getKey() + "' " + e.getValue())
                .collect(Collectors.joining("; "));
        List<Map<String, String>> errors = refused.entrySet().stream()
                .map(e -> Map.of("field", e.getKey(), "message", e.getValue()))
                .toList();
        throw Problem.of(ProblemType.INVALID_INPUT, "Change this: " + detail + ".")
                .with("errors", errors)
                .exception();
    }
}
