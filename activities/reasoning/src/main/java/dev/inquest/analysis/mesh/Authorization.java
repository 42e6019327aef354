package dev.inquest.analysis.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.logs.Call;
import dev.inquest.analysis.mesh.PolicyRule.Match;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refused calls, with the AuthorizationPolicy that refuses them: the one the proxy names; else a DENY rule that matches
 * what is known of the call; else, where ALLOW policies apply and none allows it, the most particular of these.
 */
public final class Authorization implements Analyzer {

    private static final Pattern NAMED = Pattern.compile("ns\\[([^\\]]{1,63})\\]-policy\\[([^\\]]{1,253})\\]");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        MeshSight sight = MeshSight.of(seen);
        Callers callers = new Callers(sight);
        List<Finding> found = new ArrayList<>();
        for (Call call : new Traffic(seen).failing()) {
            if (call.kind() == Call.Kind.DENIED || call.kind() == Call.Kind.FORBIDDEN) {
                List<Cited<WholeObject>> applying = sight.objects("AuthorizationPolicy").stream()
                        .filter(p -> callers.governs(p.what().object(), call.target()))
                        .toList();
                named(call, applying)
                        .or(() -> refusing(applying, callers.request(call), call.kind() == Call.Kind.DENIED))
                        .ifPresent(p -> found.add(finding(p, call)));
            }
        }
        return found;
    }

    private static Optional<Cited<WholeObject>> named(Call call, List<Cited<WholeObject>> applying) {
        Matcher named = NAMED.matcher(call.example());
        return named.find()
                ? applying.stream()
                        .filter(p -> p.what()
                                .entity()
                                .equals(Entity.of(named.group(1), "AuthorizationPolicy", named.group(2))))
                        .findFirst()
                : Optional.empty();
    }

    /** @param said whether a proxy said that a policy refuses, so that the likely one counts where none is certain */
    private static Optional<Cited<WholeObject>> refusing(
            List<Cited<WholeObject>> applying, PolicyRule.Request request, boolean said) {
        Optional<Cited<WholeObject>> denies =
                particular(of("DENY", applying).filter(p -> match(p, request) == Match.YES));
        if (denies.isPresent()) {
            return denies;
        }
        List<Cited<WholeObject>> allow = of("ALLOW", applying).toList();
        Match allowed =
                allow.stream().map(p -> match(p, request)).reduce(Match::or).orElse(Match.YES);
        if (allowed == Match.NO) {
            return particular(allow.stream());
        }
        if (!said) {
            return Optional.empty();
        }
        return particular(Stream.concat(of("DENY", applying), of("CUSTOM", applying))
                        .filter(p -> match(p, request) == Match.UNKNOWN))
                .or(() -> allowed == Match.UNKNOWN ? particular(allow.stream()) : Optional.empty());
    }

    private static Match match(Cited<WholeObject> policy, PolicyRule.Request request) {
        return PolicyRule.any(policy.what().object(), request);
    }

    private static Stream<Cited<WholeObject>> of(String action, List<Cited<WholeObject>> policies) {
        return policies.stream().filter(p -> action(p.what().object()).equals(action));
    }

    private static String action(JsonNode policy) {
        String action = Fields.text(policy, "spec", "action");
        return action.isEmpty() ? "ALLOW" : action;
    }

    /** One for a workload before one for all, the later one among equals. */
    private static Optional<Cited<WholeObject>> particular(Stream<Cited<WholeObject>> policies) {
        return policies.max(Comparator.comparing(
                        (Cited<WholeObject> p) -> !Fields.map(p.what().object(), "spec", "selector", "matchLabels")
                                .isEmpty())
                .thenComparing(p -> Fields.text(p.what().object(), "metadata", "creationTimestamp"))
                .thenComparing(p -> p.what().entity(), Comparator.reverseOrder()));
    }

    private static Finding finding(Cited<WholeObject> policy, Call call) {
        return new Finding(
                "mesh.authorization-denies",
                policy.what().entity(),
                Severity.ERROR,
                "AuthorizationPolicy " + policy.what().entity().name() + " ("
                        + action(policy.what().object()) + ") applies to the pods of "
                        + call.target().name() + ", which refuse "
                        + call.source().name() + ".",
                List.of(policy.evidence(), call.evidence()));
    }
}
