package dev.inquest.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Answers "may I?" from the coverage: reading is allowed exactly where it is complete, so a client can learn before it
 * looks what it cannot see.
 */
final class AccessReviews {
    static final String GROUP = "authorization.k8s.io";
    static final String RESOURCE = "selfsubjectaccessreviews";
    static final String RULES = "selfsubjectrulesreviews";
    private static final Set<String> READS = Set.of("get", "list", "watch");

    private final RecordedObjects objects;
    private final Visibility visibility;
    private final Coverage coverage;

    AccessReviews(Recording recording, Visibility visibility) {
        this.objects = recording.objects();
        this.coverage = recording.coverage();
        this.visibility = visibility;
    }

    static void describe(ArrayNode resources) {
        describe(resources, RESOURCE, "SelfSubjectAccessReview");
        describe(resources, RULES, "SelfSubjectRulesReview");
    }

    private static void describe(ArrayNode resources, String plural, String kind) {
        resources
                .addObject()
                .put("name", plural)
                .put("singularName", kind.toLowerCase(Locale.ROOT))
                .put("namespaced", false)
                .put("kind", kind)
                .putArray("verbs")
                .add("create");
    }

    /** Whether the path is that of a review. */
    static boolean isReview(List<String> segments) {
        return segments.size() == 4
                && segments.subList(0, 3).equals(List.of("apis", GROUP, "v1"))
                && Set.of(RESOURCE, RULES).contains(segments.get(3));
    }

    ApiResponse review(ApiRequest request) {
        JsonNode review;
        try {
            review = RecordedJson.MAPPER.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new ApiException(
                    Statuses.badRequest("the object provided is unrecognized: " + e.getOriginalMessage()));
        }
        return request.segments().get(3).equals(RULES) ? rules(review) : access(review);
    }

    private ApiResponse rules(JsonNode review) {
        String namespace = review.path("spec").path("namespace").asText();
        ObjectNode answer =
                RecordedJson.object().put("kind", "SelfSubjectRulesReview").put("apiVersion", GROUP + "/v1");
        answer.putObject("metadata").putNull("creationTimestamp");
        answer.set("spec", review.path("spec"));
        ObjectNode status = answer.putObject("status");
        ArrayNode rules = status.putArray("resourceRules");
        objects.types().stream()
                .filter(type -> visibility.isComplete(type, type.namespaced() ? namespace : null))
                .forEach(type -> {
                    ObjectNode rule = rules.addObject();
                    rule.putArray("verbs").add("get").add("list").add("watch");
                    rule.putArray("apiGroups").add(type.group());
                    rule.putArray("resources").add(type.plural());
                });
        status.putArray("nonResourceRules");
        status.put("incomplete", false);
        return ApiResponse.json(201, answer);
    }

    private ApiResponse access(JsonNode review) {
        JsonNode attributes = review.path("spec").path("resourceAttributes");
        boolean allowed = READS.contains(attributes.path("verb").asText()) && isReadable(attributes);
        ObjectNode answer =
                RecordedJson.object().put("kind", "SelfSubjectAccessReview").put("apiVersion", GROUP + "/v1");
        answer.putObject("metadata").putNull("creationTimestamp");
        answer.set("spec", review.path("spec"));
        answer.putObject("status").put("allowed", allowed);
        return ApiResponse.json(201, answer);
    }

    private boolean isReadable(JsonNode attributes) {
        String namespace = attributes.path("namespace").asText();
        String subresource = attributes.path("subresource").asText();
        return objects.type(
                        attributes.path("group").asText(),
                        attributes.path("resource").asText())
                .filter(type ->
                        subresource.isEmpty() || subresource.equals("log") && coverage.logs() != Coverage.Logs.NONE)
                .filter(type ->
                        visibility.isComplete(type, type.namespaced() && !namespace.isEmpty() ? namespace : null))
                .isPresent();
    }
}
