package dev.inquest.command.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.kubernetes.ResourceType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A question to the API server about this account's own rights. Reviews are answered and forgotten: nothing is stored.
 *
 * @param kind the kind of review
 * @param body what is sent
 */
public record SelfReview(String kind, ObjectNode body) {

    private static final String GROUP = "authorization.k8s.io";

    /**
     * Whether this account may do one thing.
     *
     * @param verb as in {@code list}
     * @param type on what
     * @param subresource as in {@code log}, or null
     * @param namespace where, or null for everywhere
     * @param name the one object, or null for all
     */
    public static SelfReview access(
            String verb,
            ResourceType type,
            @Nullable String subresource,
            @Nullable String namespace,
            @Nullable String name) {
        SelfReview review = of("SelfSubjectAccessReview");
        ObjectNode attributes = ((ObjectNode) review.body().path("spec")).putObject("resourceAttributes");
        attributes.put("verb", verb).put("group", type.group()).put("resource", type.plural());
        put(attributes, "subresource", subresource);
        put(attributes, "namespace", namespace);
        put(attributes, "name", name);
        return review;
    }

    /** Everything this account may do in a namespace. */
    public static SelfReview rules(String namespace) {
        SelfReview review = of("SelfSubjectRulesReview");
        ((ObjectNode) review.body().path("spec")).put("namespace", namespace);
        return review;
    }

    ResourceType type() {
        return new ResourceType(GROUP, "v1", kind.toLowerCase(Locale.ROOT) + "s", kind, false, List.of());
    }

    private static SelfReview of(String kind) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", GROUP + "/v1")
                .put("kind", kind);
        body.putObject("spec");
        return new SelfReview(kind, body);
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
