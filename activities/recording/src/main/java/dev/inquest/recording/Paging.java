package dev.inquest.recording;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Lists in pages: {@code limit} and an opaque {@code continue} that names the last object served. */
record Paging(long limit, Optional<String> continuation) {
    private static final String PREFIX = ResourceVersions.OF_LISTS + "\n";

    /**
     * One page.
     *
     * @param next the token for the next page, absent on the last
     * @param remaining how many objects follow this page
     */
    record Page(List<ObjectNode> items, Optional<String> next, int remaining) {}

    static Paging of(ApiRequest request) {
        return new Paging(request.count("limit").orElse(0L), request.parameter("continue"));
    }

    Page page(List<ObjectNode> sorted) {
        int from = continuation.map(token -> indexAfter(key(token), sorted)).orElse(0);
        int to = limit <= 0 ? sorted.size() : (int) Math.min(sorted.size(), from + limit);
        List<ObjectNode> items = sorted.subList(from, to);
        int remaining = sorted.size() - to;
        return new Page(items, remaining == 0 ? Optional.empty() : Optional.of(token(items.getLast())), remaining);
    }

    private static int indexAfter(String key, List<ObjectNode> sorted) {
        int index = 0;
        while (index < sorted.size() && key(sorted.get(index)).compareTo(key) <= 0) {
            index++;
        }
        return index;
    }

    private static String key(ObjectNode object) {
        return RecordedJson.namespace(object) + "\0" + RecordedJson.name(object);
    }

    private static String token(ObjectNode last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((PREFIX + key(last)).getBytes(StandardCharsets.UTF_8));
    }

    /** A token that this list never issued is one of another time: the client must start over. */
    private static String key(String token) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (decoded.startsWith(PREFIX)) {
                return decoded.substring(PREFIX.length());
            }
        } catch (IllegalArgumentException e) {
            // Not even base64: answered like any other foreign token.
        }
        throw new ApiException(Statuses.expired());
    }
}
