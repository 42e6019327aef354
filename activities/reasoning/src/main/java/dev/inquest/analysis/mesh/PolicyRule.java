package dev.inquest.analysis.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.kubernetes.Fields;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether a rule of an AuthorizationPolicy matches a request, as far as the request is known (Istio, AuthorizationPolicy). */
final class PolicyRule {

    /** What is known is decided; what depends on something unknown is not. */
    enum Match {
        YES,
        NO,
        UNKNOWN;

        Match and(Match other) {
            if (this == NO || other == NO) {
                return NO;
            }
            return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : YES;
        }

        Match or(Match other) {
            if (this == YES || other == YES) {
                return YES;
            }
            return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : NO;
        }

        Match not() {
            return this == UNKNOWN ? UNKNOWN : this == YES ? NO : YES;
        }
    }

    /**
     * A request; what is empty is unknown.
     *
     * @param principal as in {@code cluster.local/ns/shop/sa/till}; an empty text for a caller without a certificate
     * @param namespace the caller's
     * @param method HTTP method
     * @param path path without its query
     * @param port the port of the pod
     */
    record Request(
            Optional<String> principal,
            Optional<String> namespace,
            Optional<String> method,
            Optional<String> path,
            Optional<String> port) {}

    private PolicyRule() {}

    /** Whether any rule of the policy matches; a policy without rules matches nothing. */
    static Match any(JsonNode policy, Request request) {
        return Fields.list(policy, "spec", "rules").stream()
                .map(r -> of(r, request))
                .reduce(Match::or)
                .orElse(Match.NO);
    }

    private static Match of(JsonNode rule, Request request) {
        Match from = each(Fields.list(rule, "from"), f -> source(f.path("source"), request));
        Match to = each(Fields.list(rule, "to"), t -> operation(t.path("operation"), request));
        Match when = Fields.list(rule, "when").isEmpty() ? Match.YES : Match.UNKNOWN;
        return from.and(to).and(when);
    }

    private static Match each(List<JsonNode> clauses, Function<JsonNode, Match> match) {
        return clauses.isEmpty()
                ? Match.YES
                : clauses.stream().map(match).reduce(Match::or).orElse(Match.YES);
    }

    private static Match source(JsonNode source, Request request) {
        Optional<String> account = request.principal().map(p -> p.replaceFirst("^[^/]*/ns/([^/]*)/sa/", "$1/"));
        return field(source, "principals", request.principal())
                .and(field(source, "namespaces", request.namespace()))
                .and(field(source, "serviceAccounts", account))
                .and(field(source, "ipBlocks", Optional.empty()))
                .and(field(source, "remoteIpBlocks", Optional.empty()))
                .and(field(source, "requestPrincipals", Optional.empty()));
    }

    private static Match operation(JsonNode operation, Request request) {
        return field(operation, "methods", request.method())
                .and(field(operation, "paths", request.path()))
                .and(field(operation, "ports", request.port()))
                .and(field(operation, "hosts", Optional.empty()));
    }

    /** A field and its negation, as in {@code paths} and {@code notPaths}. */
    private static Match field(JsonNode clause, String name, Optional<String> value) {
        String negated = "not" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        Match positive = clause.has(name) ? among(Fields.list(clause, name), value) : Match.YES;
        Match negative =
                clause.has(negated) ? among(Fields.list(clause, negated), value).not() : Match.YES;
        return positive.and(negative);
    }

    private static Match among(List<JsonNode> patterns, Optional<String> value) {
        if (value.isEmpty()) {
            return Match.UNKNOWN;
        }
        return patterns.stream().anyMatch(p -> matches(p.asText(), value.get())) ? Match.YES : Match.NO;
    }

    private static boolean matches(String pattern, String value) {
        if (pattern.equals("*")) {
            return !value.isEmpty();
        }
        if (pattern.startsWith("*")) {
            return value.endsWith(pattern.substring(1));
        }
        return pattern.endsWith("*")
                ? value.startsWith(pattern.substring(0, pattern.length() - 1))
                : value.equals(pattern);
    }
}
