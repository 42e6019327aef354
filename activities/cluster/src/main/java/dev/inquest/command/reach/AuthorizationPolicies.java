package dev.inquest.command.reach;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * AuthorizationPolicies in Istio's order: a DENY rule that matches ends the call; then, where ALLOW policies govern the
 * pods, one of their rules must match. What rules say of methods, paths, hosts and conditions depends on the request and
 * stays unknown here.
 */
final class AuthorizationPolicies {

    /**
     * What they decide.
     *
     * @param verdict whether the call passes
     * @param by the policy that decides, if one does
     * @param why in words
     */
    record Decision(ReachVerdict verdict, Optional<JsonNode> by, String why) {}

    private static final List<String> OF_THE_REQUEST =
            List.of("methods", "notMethods", "paths", "notPaths", "hosts", "notHosts");

    private final List<JsonNode> governing;
    private final Destination destination;

    AuthorizationPolicies(List<JsonNode> policies, Destination destination) {
        this.governing = policies.stream()
                .filter(p -> !at(p, "spec").has("targetRefs") && !at(p, "spec").has("targetRef"))
                .filter(p -> governs(p, destination.pod()))
                .toList();
        this.destination = destination;
    }

    private static boolean governs(JsonNode policy, JsonNode pod) {
        Map<String, String> selector = map(policy, "spec", "selector", "matchLabels");
        return labels(pod).entrySet().containsAll(selector.entrySet());
    }

    Decision decide(JsonNode caller, boolean identified) {
        for (ReachVerdict matched : List.of(ReachVerdict.OK, ReachVerdict.UNKNOWN)) {
            Optional<JsonNode> denying = of("DENY")
                    .filter(p -> matches(p, caller, identified) == matched)
                    .findFirst();
            if (denying.isPresent()) {
                return matched == ReachVerdict.OK
                        ? new Decision(ReachVerdict.DENIED, denying, "a DENY rule matches the caller")
                        : new Decision(
                                ReachVerdict.UNKNOWN, denying, "a DENY rule may match, depending on the request");
            }
        }
        List<JsonNode> allowing = of("ALLOW").toList();
        if (allowing.isEmpty()) {
            return new Decision(ReachVerdict.OK, Optional.empty(), "no AuthorizationPolicy restricts the pods called");
        }
        for (ReachVerdict matched : List.of(ReachVerdict.OK, ReachVerdict.UNKNOWN)) {
            Optional<JsonNode> by = allowing.stream()
                    .filter(p -> matches(p, caller, identified) == matched)
                    .findFirst();
            if (by.isPresent()) {
                return new Decision(
                        matched,
                        by,
                        matched == ReachVerdict.OK
                                ? "an ALLOW rule matches the caller"
                                : "an ALLOW rule may match, depending on the request");
            }
        }
        return new Decision(
                ReachVerdict.DENIED,
                allowing.stream().findFirst(),
                "ALLOW policies govern the pods called, and none of their rules matches the caller");
    }

    private Stream<JsonNode> of(String action) {
        return governing.stream()
                .filter(p -> or(text(p, "spec", "action"), "ALLOW").equals(action));
    }

    private ReachVerdict matches(JsonNode policy, JsonNode caller, boolean identified) {
        return each(policy, "spec", "rules")
                .map(rule -> any(at(rule, "from"), f -> source(at(f, "source"), caller, identified))
                        .and(any(at(rule, "to"), t -> operation(at(t, "operation"))))
                        .and(at(rule, "when").isEmpty() ? ReachVerdict.OK : ReachVerdict.UNKNOWN))
                .reduce(ReachVerdict.DENIED, ReachVerdict::or);
    }

    private static ReachVerdict any(JsonNode alternatives, Function<JsonNode, ReachVerdict> match) {
        return alternatives.isEmpty()
                ? ReachVerdict.OK
                : each(alternatives).map(match).reduce(ReachVerdict.DENIED, ReachVerdict::or);
    }

    /** A caller without a proxy has no identity: rules about principals and namespaces never match it. */
    private static ReachVerdict source(JsonNode source, JsonNode caller, boolean identified) {
        String namespace = Destination.namespaceOf(caller);
        String account = or(text(caller, "spec", "serviceAccountName"), "default");
        String principal = "cluster.local/ns/" + namespace + "/sa/" + account;
        ReachVerdict verdict = ReachVerdict.OK;
        if (source.has("principals")) {
            verdict =
                    verdict.and(ReachVerdict.of(identified && listed(source, "principals", p -> covers(p, principal))));
        }
        if (source.has("notPrincipals")) {
            verdict = verdict.and(
                    ReachVerdict.of(!(identified && listed(source, "notPrincipals", p -> covers(p, principal)))));
        }
        if (source.has("namespaces")) {
            verdict =
                    verdict.and(ReachVerdict.of(identified && listed(source, "namespaces", n -> covers(n, namespace))));
        }
        if (source.has("notNamespaces")) {
            verdict = verdict.and(
                    ReachVerdict.of(!(identified && listed(source, "notNamespaces", n -> covers(n, namespace)))));
        }
        boolean other = source.properties().stream()
                .anyMatch(e -> !List.of("principals", "notPrincipals", "namespaces", "notNamespaces")
                        .contains(e.getKey()));
        return other ? verdict.and(ReachVerdict.UNKNOWN) : verdict;
    }

    private ReachVerdict operation(JsonNode operation) {
        String port = destination.number().isPresent()
                ? String.valueOf(destination.number().getAsInt())
                : destination.targetPort();
        ReachVerdict verdict = ReachVerdict.OK;
        if (operation.has("ports")) {
            verdict = verdict.and(ReachVerdict.of(listed(operation, "ports", port::equals)));
        }
        if (operation.has("notPorts")) {
            verdict = verdict.and(ReachVerdict.of(!listed(operation, "notPorts", port::equals)));
        }
        return OF_THE_REQUEST.stream().anyMatch(operation::has) ? verdict.and(ReachVerdict.UNKNOWN) : verdict;
    }

    private static boolean listed(JsonNode node, String field, Predicate<String> match) {
        return texts(node, field).anyMatch(match);
    }

    private static boolean covers(String pattern, String value) {
        if (pattern.equals("*")) {
            return true;
        }
        if (pattern.startsWith("*")) {
            return value.endsWith(pattern.substring(1));
        }
        return pattern.endsWith("*")
                ? value.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(value);
    }
}
