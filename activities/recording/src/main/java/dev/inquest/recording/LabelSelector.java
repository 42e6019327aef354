package dev.inquest.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A label selector as it stands in a query: {@code app=web,tier!=db,env in (a,b),zone notin (c),gpu,!spot,rank>1}. */
final class LabelSelector implements Predicate<JsonNode> {
    private static final String KEY = "([A-Za-z0-9]([A-Za-z0-9_./-]*[A-Za-z0-9])?)";
    private static final Pattern SET = Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(([^()]*)\\)");
    private static final Pattern COMPARISON = Pattern.compile(KEY + "\\s*(==|=|!=|>|<)\\s*([A-Za-z0-9_.-]*)");
    private static final Pattern EXISTENCE = Pattern.compile("(!?)\\s*" + KEY);

    private final List<Predicate<JsonNode>> requirements;

    private LabelSelector(List<Predicate<JsonNode>> requirements) {
        this.requirements = requirements;
    }

    static LabelSelector parse(String selector) {
        List<Predicate<JsonNode>> requirements = new ArrayList<>();
        // A comma inside parentheses separates values, not requirements.
        for (String term : selector.split(",(?![^(]*\\))")) {
            if (!term.isBlank()) {
                requirements.add(requirement(term.trim()));
            }
        }
        return new LabelSelector(List.copyOf(requirements));
    }

    @Override
    public boolean test(JsonNode object) {
        JsonNode labels = object.path("metadata").path("labels");
        return requirements.stream().allMatch(requirement -> requirement.test(labels));
    }

    private static Predicate<JsonNode> requirement(String term) {
        Matcher set = SET.matcher(term);
        if (set.matches()) {
            Set<String> values =
                    Arrays.stream(set.group(4).split(",", -1)).map(String::trim).collect(Collectors.toSet());
            Predicate<JsonNode> in = hasOneOf(set.group(1), values);
            return set.group(3).equals("in") ? in : in.negate();
        }
        Matcher comparison = COMPARISON.matcher(term);
        if (comparison.matches()) {
            return comparison(comparison.group(1), comparison.group(3), comparison.group(4));
        }
        Matcher existence = EXISTENCE.matcher(term);
        if (existence.matches()) {
            String key = existence.group(2);
            return existence.group(1).isEmpty() ? labels -> labels.has(key) : labels -> !labels.has(key);
        }
        throw new ApiException(Statuses.badRequest("unable to parse requirement: found '" + term
                + "', expected: a key with '=', '!=', 'in', 'notin', '>' or '<', or a key alone"));
    }

    private static Predicate<JsonNode> comparison(String key, String operator, String value) {
        return switch (operator) {
            case "!=" -> hasOneOf(key, Set.of(value)).negate();
            case ">" -> labels -> number(labels.path(key).asText()) > number(value);
            case "<" -> labels -> number(labels.path(key).asText()) < number(value);
            default -> hasOneOf(key, Set.of(value));
        };
    }

    private static Predicate<JsonNode> hasOneOf(String key, Set<String> values) {
        return labels -> labels.has(key) && values.contains(labels.path(key).asText());
    }

    /** Text that is no integer compares to nothing. */
    private static double number(String value) {
        return value.matches("-?\\d{1,18}") ? Long.parseLong(value) : Double.NaN;
    }
}
