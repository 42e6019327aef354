package dev.inquest.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One entry of an {@code Accept} header, with the parameters by which Kubernetes asks for tables. */
record MediaRange(String type, Map<String, String> parameters) {
    private static final List<MediaRange> ANYTHING = List.of(new MediaRange("*/*", Map.of()));

    static List<MediaRange> parse(String header) {
        if (header.isBlank()) {
            return ANYTHING;
        }
        List<MediaRange> ranges = new ArrayList<>();
        for (String entry : header.split(",")) {
            String[] parts = entry.trim().split(";");
            Map<String, String> parameters = new HashMap<>();
            for (int i = 1; i < parts.length; i++) {
                String[] pair = parts[i].trim().split("=", 2);
                parameters.put(pair[0].toLowerCase(Locale.ROOT), pair.length > 1 ? pair[1] : "");
            }
            ranges.add(new MediaRange(parts[0].trim().toLowerCase(Locale.ROOT), parameters));
        }
        return ranges;
    }

    boolean isJson() {
        return type.equals("application/json") || type.equals("application/*") || type.equals("*/*");
    }

    /** The kind into which objects shall be transformed, such as {@code Table}. */
    Optional<String> as() {
        return Optional.ofNullable(parameters.get("as"));
    }

    /** The version of {@code meta.k8s.io} in which a transformed answer is wanted. */
    String metaVersion() {
        return parameters.getOrDefault("v", "v1");
    }

    boolean isMeta() {
        return parameters.getOrDefault("g", "").equals("meta.k8s.io");
    }
}
