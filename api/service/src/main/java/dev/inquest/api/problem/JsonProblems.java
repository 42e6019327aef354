package dev.inquest.api.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.inquest.api.wire.WireNames;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a JSON body, said by field, line and column; never by a Java type. */
final class JsonProblems {

    private JsonProblems() {}

    static Problem of(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case InvalidFormatException format -> invalidFormat(format);
            case ValueInstantiationException value -> invalidValue(value);
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case JsonMappingException mapping
            when mapping.getCause() instanceof IllegalArgumentException refused ->
                invalid(mapping, String.valueOf(refused.getMessage()));
            default -> malformed(e);
        };
    }

    private static Problem malformed(JsonProcessingException e) {
        return located(
                Problem.of(
                        ProblemType.MALFORMED_JSON,
                        "The body cannot be read as JSON" + where(e.getLocation()) + ": "
                                + firstSentence(e.getOriginalMessage()) + "."),
                e.getLocation());
    }

    private static Problem unknownField(UnrecognizedPropertyException e) {
        List<String> known = e.getKnownPropertyIds() == null
                ? List.of()
                : e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
        String at = parent(e);
        return located(
                Problem.of(
                                ProblemType.UNKNOWN_FIELD,
                                "There is no field '" + e.getPropertyName() + "'" + (at.isEmpty() ? "" : " in " + at)
                                        + where(e.getLocation()) + "; known: " + String.join(", ", known) + ".")
                        .with("field", path(e))
                        .with("known", known),
                e.getLocation());
    }

    private static Problem invalidFormat(InvalidFormatException e) {
        return invalid(e, "'" + e.getValue() + "' is not " + wanted(e.getTargetType()));
    }

    private static Problem invalidValue(ValueInstantiationException e) {
        Throwable cause = e.getCause();
        return invalid(e, cause instanceof IllegalArgumentException ? String.valueOf(cause.getMessage()) : "not valid");
    }

    private static Problem mismatch(MismatchedInputException e) {
        if (e.getPath().isEmpty() && e.getLocation() == null) {
            return Problem.of(ProblemType.MALFORMED_JSON, "The body is empty: send a JSON object.");
        }
        if (String.valueOf(e.getOriginalMessage()).startsWith("Trailing token")) {
            return located(
                    Problem.of(
                            ProblemType.MALFORMED_JSON,
                            "The body goes on after its first JSON object" + where(e.getLocation())
                                    + ": send exactly one."),
                    e.getLocation());
        }
        return invalid(e, "this must be " + wanted(e.getTargetType()));
    }

    private static Problem invalid(JsonMappingException e, String what) {
        String field = path(e);
        String subject = field.isEmpty() ? "The body" : "Field '" + field + "'";
        Problem problem = Problem.of(
                ProblemType.INVALID_INPUT, subject + where(e.getLocation()) + ": " + firstSentence(what) + ".");
        return located(field.isEmpty() ? problem : problem.with("field", field), e.getLocation());
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "of another shape";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(c -> WireNames.kebab((Enum<?>) c))
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "Instant" -> "an instant in UTC such as 2026-01-31T12:00:00Z";
            case "Duration" -> "an ISO-8601 duration such as PT10M";
            case "String" -> "a text";
            case "Integer", "int", "Long", "long" -> "a whole number";
            case "Boolean", "boolean" -> "true or false";
            case "List", "ArrayList" -> "a list";
            default -> "an object";
        };
    }

    private static String path(JsonMappingException e) {
        return render(e.getPath());
    }

    private static String parent(JsonMappingException e) {
        List<JsonMappingException.Reference> path = e.getPath();
        return path.isEmpty() ? "" : render(path.subList(0, path.size() - 1));
    }

    private static String render(List<JsonMappingException.Reference> path) {
        StringBuilder text = new StringBuilder();
        for (JsonMappingException.Reference part : path) {
            if (part.getFieldName() == null) {
                text.append('[').append(part.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(part.getFieldName());
            }
        }
        return text.toString();
    }

    private static Problem located(Problem problem, @Nullable JsonLocation at) {
        return at == null || at.getLineNr() < 1
                ? problem
                : problem.with("line", at.getLineNr()).with("column", at.getColumnNr());
    }

    private static String where(@Nullable JsonLocation at) {
        return at == null || at.getLineNr() < 1
                ? ""
                : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    /** Jackson appends source and Java types on further lines. */
    private static String firstSentence(String message) {
        String line = message.lines().findFirst().orElse("not valid").strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
