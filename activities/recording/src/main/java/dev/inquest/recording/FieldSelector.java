package dev.inquest.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A field selector; each kind supports only the fields that its API server indexes, and refuses any other. */
final class FieldSelector implements Predicate<JsonNode> {
    private static final Pattern TERM = Pattern.compile("([^=!]+)(==|=|!=)(.*)");
    private static final Set<String> EVERY_KIND = Set.of("metadata.name", "metadata.namespace");
    private static final Map<String, Set<String>> BY_KIND = Map.of(
            "pods",
            Set.of(
                    "spec.nodeName",
                    "spec.restartPolicy",
                    "spec.schedulerName",
                    "spec.serviceAccountName",
                    "spec.hostNetwork",
                    "status.phase",
                    "status.podIP",
                    "status.nominatedNodeName"),
            "events",
            Set.of(
                    "involvedObject.kind",
                    "involvedObject.namespace",
                    "involvedObject.name",
                    "involvedObject.uid",
                    "involvedObject.apiVersion",
                    "involvedObject.resourceVersion",
                    "involvedObject.fieldPath",
                    "reason",
                    "reportingComponent",
                    "source",
                    "type"),
            "nodes",
            Set.of("spec.unschedulable"),
            "namespaces",
            Set.of("status.phase"),
            "secrets",
            Set.of("type"),
            "services",
            Set.of("spec.clusterIP", "spec.type"),
            "replicasets.apps",
            Set.of("status.replicas"),
            "replicationcontrollers",
            Set.of("status.replicas"),
            "jobs.batch",
            Set.of("status.successful"),
            "certificatesigningrequests.certificates.k8s.io",
            Set.of("spec.signerName"));
    /** Selectable fields whose value is elsewhere in the object, or a default where it is left out. */
    private static final Map<String, String> PATHS =
            Map.of("source", "source.component", "status.successful", "status.succeeded");

    private static final Map<String, String> DEFAULTS = Map.of(
            "spec.unschedulable", "false",
            "spec.hostNetwork", "false",
            "status.replicas", "0",
            "status.successful", "0",
            "spec.restartPolicy", "Always",
            "spec.schedulerName", "default-scheduler");

    private final List<Predicate<JsonNode>> terms;

    private FieldSelector(List<Predicate<JsonNode>> terms) {
        this.terms = terms;
    }

    static FieldSelector parse(String selector, RecordedResourceType type) {
        List<Predicate<JsonNode>> terms = new ArrayList<>();
        for (String text : selector.split(",")) {
            if (!text.isBlank()) {
                terms.add(term(text.trim(), type));
            }
        }
        return new FieldSelector(List.copyOf(terms));
    }

    @Override
    public boolean test(JsonNode object) {
        return terms.stream().allMatch(term -> term.test(object));
    }

    private static Predicate<JsonNode> term(String text, RecordedResourceType type) {
        Matcher matcher = TERM.matcher(text);
        if (!matcher.matches()) {
            throw new ApiException(
                    Statuses.badRequest("invalid selector: '" + text + "'; can't understand '" + text + "'"));
        }
        String field = matcher.group(1).trim();
        String value = matcher.group(3).trim();
        requireSupported(field, type);
        boolean wanted = !matcher.group(2).equals("!=");
        return object -> value(object, field).equals(value) == wanted;
    }

    private static void requireSupported(String field, RecordedResourceType type) {
        Set<String> own = BY_KIND.getOrDefault(type.qualifiedName(), Set.of());
        if (EVERY_KIND.contains(field) || own.contains(field)) {
            return;
        }
        throw new ApiException(Statuses.badRequest(
                own.isEmpty() && type.builtIn()
                        ? "\"" + field
                                + "\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
                        : "field label not supported: " + field));
    }

    private static String value(JsonNode object, String field) {
        return RecordedJson.text(object, PATHS.getOrDefault(field, field))
                .filter(text -> !text.isEmpty())
                .orElse(DEFAULTS.getOrDefault(field, ""));
    }
}
