package dev.inquest.command.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which objects of a collection.
 *
 * @param labels label selector, or null
 * @param fields field selector, or null
 */
public record Selection(@Nullable String labels, @Nullable String fields) {

    /** All of them. */
    public static final Selection ALL = new Selection(null, null);

    /** Those that a label selector selects. */
    public static Selection labelled(String selector) {
        return new Selection(selector, null);
    }

    /** Those that a field selector selects. */
    public static Selection where(String fields) {
        return new Selection(null, fields);
    }

    /** Both selectors in words, or null when there is none. */
    public @Nullable String text() {
        if (labels != null && fields != null) {
            return labels + "," + fields;
        }
        return labels != null ? labels : fields;
    }

    Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (labels != null) {
            query.put("labelSelector", labels);
        }
        if (fields != null) {
            query.put("fieldSelector", fields);
        }
        return query;
    }
}
