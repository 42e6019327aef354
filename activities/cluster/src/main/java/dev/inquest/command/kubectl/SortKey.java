package dev.inquest.command.kubectl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.table.EventFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code --sort-by} names: a path of fields and list positions, as in
 * {@code .status.containerStatuses[0].restartCount}. Numbers sort by value, everything else as text; what lacks the field
 * comes first.
 *
 * @param path the path, beginning with a dot
 * @param steps field names, and positions as numbers
 */
record SortKey(String path, List<String> steps) {

    private static final Pattern STEP =
            Pattern.compile("\\.((?:[A-Za-z0-9_/-]|\\\\.)+)|\\[(\\d{1,3})\\]|\\['([A-Za-z0-9_./-]+)'\\]");
    private static final int MAX_PATH = 160;

    SortKey {
        steps = List.copyOf(steps);
    }

    static SortKey read(String written) {
        String bare = written.replaceAll("[{}]", "").strip();
        String path = bare.startsWith(".") || bare.startsWith("[") ? bare : "." + bare;
        List<String> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        int at = 0;
        while (at < path.length() && step.find(at) && step.start() == at) {
            String field = step.group(1) != null ? step.group(1).replace("\\.", ".") : step.group(3);
            steps.add(field != null ? field : step.group(2));
            at = step.end();
        }
        if (at < path.length() || steps.isEmpty() || path.length() > MAX_PATH) {
            throw new CommandRefusedException("--sort-by accepts a path of fields, as in .metadata.creationTimestamp,"
                    + " .lastTimestamp or .status.containerStatuses[0].restartCount, but was " + written);
        }
        return new SortKey(path, steps);
    }

    /** The objects in this order. */
    List<JsonNode> sort(List<JsonNode> objects) {
        Comparator<JsonNode> order = path.equals(".lastTimestamp")
                ? EventFields.BY_TIME
                : Comparator.comparing(
                        this::at,
                        Comparator.comparingDouble((JsonNode n) -> n.asDouble(0))
                                .thenComparing(n -> n.asText("")));
        return objects.stream().sorted(order).toList();
    }

    private JsonNode at(JsonNode object) {
        JsonNode at = object;
        for (String step : steps) {
            at = at.isArray() && step.chars().allMatch(Character::isDigit)
                    ? at.path(Integer.parseInt(step))
                    : at.path(step);
        }
        return at;
    }
}
