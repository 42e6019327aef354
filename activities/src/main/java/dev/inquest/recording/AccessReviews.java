package dev.inquest.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Answers "may I?" from the coverage: reading is allowed exactly where it is complete, so a client can learn before it
 * looks what it cannot see.
 */
final class AccessReviews {
    static final String GROUP = "authorization.k8s.io";
    static final String RESOURCE = "selfsubjectaccessreviews";
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
        resources
                .addObject()
                .put("name", RESOURCE)
                .put("singularName", "selfsubjectaccessreview")
                .put("namespaced", false)
                .put("kind", "SelfSubjectAccessReview")
                .putArray("verbs")
                .add("create");
    }

    ApiResponse review(ApiRequest request) {
        JsonNode review;
        try {
            review = Json.MAPPER.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new ApiException(
                    Statuses.badRequest("the object provided is unrecognized: " + e.getOriginalMessage()));
        }
        JsonNode attributes = review.path("spec").path("resourceAttributes");
        boolean allowed = READS.contains(attributes.path("verb").asText()) && isReadable(attributes);
        ObjectNode answer = Json.object().put("kind", "SelfSubjectAccessReview").put("apiVersion", GROUP + "/v1");
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
