package dev.inquest.api.page;

import dev.inquest.api.problem.Problem;
import dev.inquest.api.problem.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that was asked for.
 *
 * @param page from 0
 * @param size 1 to {@value #MAX_SIZE}
 */
public record PageRequest(int page, int size) {

    public static final int MAX_SIZE = 100;
    private static final int MAX_PAGE = 100_000;
    private static final int DEFAULT_SIZE = 20;

    /**
     * Reads the two query parameters.
     *
     * @throws dev.inquest.api.problem.ProblemException when one is no number or out of bounds
     */
    public static PageRequest of(@Nullable String page, @Nullable String size) {
        return new PageRequest(number("page", page, 0, 0, MAX_PAGE), number("size", size, DEFAULT_SIZE, 1, MAX_SIZE));
    }

    public int offset() {
        return page * size;
    }

    public <T> Page<T> of(List<T> items, long total) {
        return new Page<>(items, page, size, total);
    }

    private static int number(String name, @Nullable String text, int whenAbsent, int min, int max) {
        if (text == null || text.isBlank()) {
            return whenAbsent;
        }
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for both
        }
        throw Problem.of(
                        ProblemType.INVALID_INPUT,
                        "Query parameter '" + name + "' must be a whole number from " + min + " to " + max
                                + " but was '" + text + "'.")
                .with("field", name)
                .exception();
    }
}
