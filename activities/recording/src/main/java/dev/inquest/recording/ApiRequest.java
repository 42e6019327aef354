package dev.inquest.recording;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the API reads of an HTTP request. */
record ApiRequest(String method, String path, Map<String, String> parameters, List<MediaRange> accept, String body) {
    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    boolean flag(String name) {
        return parameter(name)
                .filter(value -> value.equals("true") || value.equals("1"))
                .isPresent();
    }

    /** A number of zero or more, refused as the API server refuses it. */
    Optional<Long> count(String name) {
        return parameter(name).map(value -> {
            try {
                return Long.parseLong(value);
            } catch (NumberFormatException e) {
                throw new ApiException(Statuses.badRequest("unable to decode query parameter " + name
                        + ": strconv.ParseInt: parsing \"" + value + "\": invalid syntax"));
            }
        });
    }

    List<String> segments() {
        return List.of(path.substring(1).replaceFirst("/$", "").split("/"));
    }
}
