package dev.inquest.command.kubectl;

import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.namespace;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.ResourceType;
import dev.inquest.kubernetes.ResourceTypes;
import dev.inquest.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a ServiceAccount may do by the Roles and bindings that can be read. Nobody is impersonated, so other authorizers
 * than RBAC have no say here, and what could not be read leaves a "no" unknown.
 */
final class RightsByRbac {

    /**
     * What is to be done.
     *
     * @param verb as in {@code list}
     * @param type on what
     * @param subresource as in {@code log}, or null
     * @param name the one object, or null
     * @param namespace where, or null for everywhere
     */
    record Request(
            String verb,
            ResourceType type,
            @Nullable String subresource,
            @Nullable String name,
            @Nullable String namespace) {}

    /**
     * The answer.
     *
     * @param allowed whether a rule allows it
     * @param known whether everything that could allow it was read
     * @param why which binding allows it, or what was looked for
     */
    record Verdict(boolean allowed, boolean known, String why) {}

    private final ClusterReader reader;
    private final OutputBuilder out;
    private boolean complete = true;

    RightsByRbac(ClusterReader reader, OutputBuilder out) {
        this.reader = reader;
        this.out = out;
    }

    Verdict may(String account, Request request) {
        List<JsonNode> bindings = new ArrayList<>(list("clusterrolebindings", null));
        List<JsonNode> roles = new ArrayList<>(list("clusterroles", null));
        if (request.namespace() != null) {
            bindings.addAll(list("rolebindings", request.namespace()));
            roles.addAll(list("roles", request.namespace()));
        }
        List<JsonNode> own = bindings.stream().filter(b -> binds(b, account)).toList();
        Optional<String> by = own.stream()
                .flatMap(b -> role(b, roles)
                        .filter(r -> each(r, "rules").anyMatch(rule -> allows(rule, request)))
                        .map(r -> Fields.kind(b) + " " + name(b) + " to " + Fields.kind(r) + " " + name(r)))
                .findFirst();
        if (by.isPresent()) {
            return new Verdict(true, true, "RBAC: allowed by " + by.get());
        }
        String bound = own.isEmpty()
                ? "no binding names " + account
                : "none of its bindings' roles allows it: "
                        + String.join(", ", own.stream().map(Fields::name).toList());
        return new Verdict(
                false, complete, "RBAC: " + bound + (complete ? "" : "; not all Roles and bindings could be read"));
    }

    private static boolean binds(JsonNode binding, String account) {
        String[] parts = account.split(":", -1);
        return each(binding, "subjects").anyMatch(s -> switch (text(s, "kind")) {
            case "ServiceAccount" ->
                text(s, "name").equals(parts[3])
                        && Fields.or(text(s, "namespace"), Fields.or(text(binding, "metadata", "namespace"), ""))
                                .equals(parts[2]);
            case "User" -> text(s, "name").equals(account);
            case "Group" ->
                List.of("system:serviceaccounts", "system:serviceaccounts:" + parts[2], "system:authenticated")
                        .contains(text(s, "name"));
            default -> false;
        });
    }

    private static Stream<JsonNode> role(JsonNode binding, List<JsonNode> roles) {
        boolean cluster = text(binding, "roleRef", "kind").equals("ClusterRole");
        return roles.stream()
                .filter(r -> name(r).equals(text(binding, "roleRef", "name")))
                .filter(r -> (namespace(r) == null) == cluster);
    }

    private static boolean allows(JsonNode rule, Request request) {
        ResourceType type = request.type();
        String sub = request.subresource();
        String resource = sub == null ? type.plural() : type.plural() + "/" + sub;
        boolean everyName = rule.path("resourceNames").isEmpty();
        return has(rule, "verbs", request.verb())
                && has(rule, "apiGroups", type.group())
                && (has(rule, "resources", resource) || sub != null && has(rule, "resources", "*/" + sub))
                && (everyName
                        || request.name() != null
                                && texts(rule, "resourceNames").anyMatch(request.name()::equals));
    }

    private static boolean has(JsonNode rule, String field, String wanted) {
        return texts(rule, field).anyMatch(v -> v.equals("*") || v.equals(wanted));
    }

    private List<JsonNode> list(String plural, @Nullable String namespace) {
        ApiReply reply = reader.list(ResourceTypes.of(plural), namespace, Selection.ALL);
        if (reply instanceof ApiReply.Shown shown) {
            complete &= shown.complete();
            return shown.objects();
        }
        if (reply instanceof ApiReply.Withheld withheld) {
            complete = false;
            out.observe(new Observation.Unavailable(
                    withheld.what(), null, withheld.status(), withheld.message(), withheld.need()));
        }
        return List.of();
    }
}
